from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.people.models import CorrectionRequest
from thidua.foundation.people.models.requests import OPEN, WITHDRAWN
from thidua.foundation.people.permissions import is_person
from thidua.foundation.policy.reach import Actor


def withdraw_correction(
    *, actor: Actor, row: CorrectionRequest, version: int, reason: str = ""
) -> CorrectionRequest:
    """Take back one's own request, as long as nobody has answered it."""
    if row.state != OPEN:
        raise ValidationError(_("Yêu cầu này đã được trả lời hoặc đã rút; không có gì thay đổi."))
    return amend(
        actor=actor, verb="withdraw_correction", row=row, version=version,
        changes={"state": WITHDRAWN}, may=is_person(row.person_id), reason=reason,
    )  # fmt: skip
