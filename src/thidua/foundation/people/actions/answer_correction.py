from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.keeping import amend
from thidua.foundation.people.models import CorrectionRequest
from thidua.foundation.people.models.requests import DECLINED, DONE, OPEN
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


def answer_correction(
    *, actor: Actor, row: CorrectionRequest, version: int, answer: str, mended: bool,
    reason: str = "",
) -> CorrectionRequest:  # fmt: skip
    """Close a request: what was asked is mended, or why it stays; the person reads the answer.

    The record itself is corrected in its own book, by its own action.
    """
    if row.state != OPEN:
        raise ValidationError(_("Yêu cầu này đã được trả lời hoặc đã rút; không có gì thay đổi."))
    changes = {
        "state": DONE if mended else DECLINED, "answer": answer.strip(),
        "answered_at": timezone.now(),
    }  # fmt: skip
    return amend(
        actor=actor, verb="answer_correction", row=row, version=version, changes=changes,
        may=may_keep_people, reason=reason,
    )  # fmt: skip
