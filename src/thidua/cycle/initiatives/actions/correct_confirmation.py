from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Confirmation
from thidua.cycle.initiatives.permissions import may_recognise
from thidua.cycle.initiatives.words import Outcome
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def correct_confirmation(
    *, actor: Actor, row: Confirmation, version: int, reason: str = "", **values: Any
) -> Confirmation:
    """Correct the number and the day of a proposal that nobody has answered yet.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if row.outcome != Outcome.WAITING:
        raise ValidationError(
            _("Đề nghị này đã có kết quả nên không sửa nữa; chưa có gì thay đổi.")
        )
    return amend(actor=actor, verb="correct_confirmation", row=row, version=version,
                 changes=values, may=may_recognise, reason=reason)  # fmt: skip
