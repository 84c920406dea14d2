from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.db import transaction

from thidua.cycle.showcase.models import Conference, Delegate
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def note_present(*, actor: Actor, conference: Conference, present: Collection[UUID]) -> int:
    """Note which of the delegates came, all at once; returns how many did.

    Raises NotPermitted, ValidationError.
    """
    require(may_hold_conferences, actor, conference.organisation_id)
    require_open(conference)
    rows = Delegate.objects.filter(conference=conference)
    here = rows.filter(uid__in=present)
    rows.exclude(uid__in=present).update(present=False)
    count = here.update(present=True)
    record(
        actor=actor, verb="note_present", target=conference,
        after={"present": sorted(str(uid) for uid in present)},
    )  # fmt: skip
    return count
