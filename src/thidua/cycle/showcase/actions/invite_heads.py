from __future__ import annotations

from django.db import transaction
from django.db.models import Q

from thidua.cycle.showcase.models import Conference, Delegate
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.foundation.keeping import enter_many
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import Posting
from thidua.foundation.policy.among import among
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def invite_heads(*, actor: Actor, conference: Conference) -> list[Delegate]:
    """List the heads of all units in office on the day, but those listed already.

    Raises NotPermitted, ValidationError.
    """
    require(may_hold_conferences, actor, conference.organisation_id)
    require_open(conference)
    day = conference.held_on
    posts = Posting.objects.filter(
        Q(ends__isnull=True) | Q(ends__gt=day),
        Q(**among("organisation", subtree_ids([conference.organisation_id]))),
        is_head=True, starts__lte=day, person__died__isnull=True,
    ).exclude(person__delegacies__conference=conference)  # fmt: skip
    found = {post.person_id: post for post in posts.select_related("person", "organisation")}
    rows = [
        Delegate(conference=conference, person=post.person, name=post.person.full_name,
                 unit_name=post.organisation.name)
        for post in sorted(found.values(), key=lambda one: one.organisation.sort_key)
    ]  # fmt: skip
    return enter_many(
        actor=actor,
        verb="invite_heads",
        rows=rows,
        may=may_hold_conferences,
        organisation_uid=conference.organisation.uid,
    )
