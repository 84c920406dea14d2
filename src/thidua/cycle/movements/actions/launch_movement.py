from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.refusals import require_in_year, require_movement, unready
from thidua.cycle.movements.words import MovementState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def launch_movement(*, actor: Actor, row: Movement, version: int, reason: str = "") -> Movement:
    """Launch a movement: its document is signed and numbered.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError where something is still missing.
    """
    require(may_keep_movements, actor, row.organisation_id)
    require_movement(row, MovementState.DRAFT)
    require_in_year(row)
    if lacking := unready(row):
        raise ValidationError(
            _("Chưa phát động được vì còn thiếu: %s. Chưa có gì thay đổi.") % ", ".join(lacking)
        )
    changes: dict[str, Any] = {"state": MovementState.LAUNCHED}
    return amend(actor=actor, verb="launch_movement", row=row, version=version, changes=changes,
                 may=may_keep_movements, reason=reason)  # fmt: skip
