from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_death(*, actor: Actor, person: Person, version: int, reason: str) -> Person:
    """Take out a day of death entered by mistake; what ended with that day runs on."""
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do xóa; lý do được lưu vào nhật ký.")})
    if not person.died:
        raise ValidationError(_("Ngày mất của người này chưa được ghi."))
    after = person.died + timedelta(days=1)
    Posting.objects.filter(person=person, ends=after, ended_by="").update(
        ends=None, edit_version=F("edit_version") + 1
    )
    return amend(
        actor=actor, verb="strike_death", row=person, version=version, may=may_keep_people,
        changes={"died": None, "left": None if person.left == after else person.left},
        reason=reason,
    )  # fmt: skip
