from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend, sign
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.belonging import end_posts
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def transfer_person(
    *, actor: Actor, person: Person, version: int, organisation: Organisation, title: str,
    on: date, is_head: bool = False, reason: str = "",
) -> Person:  # fmt: skip
    """End the posts still running and start one in the new unit; the history goes along.

    The actor keeps both the unit left and the unit joined.
    """
    if person.joined is not None and on < person.joined:
        told = _("Người này vào cơ quan ngày %(day)s. Hãy xem lại ngày, hoặc sửa ngày vào cơ quan.")
        raise ValidationError({"on": told % {"day": f"{person.joined:%d/%m/%Y}"}})
    ended = end_posts(person, on)
    moved = amend(
        actor=actor, verb="transfer_person", row=person, version=version, may=may_keep_people,
        changes={"organisation": organisation}, reason=reason,
        also={"posts_ended": ended, "title": title},
    )  # fmt: skip
    post = Posting(person=moved, organisation=organisation, title=title, starts=on, is_head=is_head)
    sign(post, actor)
    post.full_clean()
    post.save()
    return moved
