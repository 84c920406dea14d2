from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def correct_indicator(
    *, actor: Actor, row: Indicator, version: int, reason: str = "", **changes: Any
) -> Indicator:
    """Correct an indicator; what its values mean stays once targets are set for it."""
    require(may_keep_movements, actor, row.organisation_id)
    if changes.get("shape", row.shape) != row.shape and row.targets.exists():
        told = _("Đã có chỉ tiêu đặt theo cách này nên không đổi được; hãy lập chỉ tiêu mới.")
        raise ValidationError({"shape": told})
    return amend(actor=actor, verb="correct_indicator", row=row, version=version, changes=changes,
                 may=may_keep_movements, reason=reason)  # fmt: skip
