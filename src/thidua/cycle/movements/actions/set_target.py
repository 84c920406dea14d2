from typing import Any

from thidua.cycle.movements.models import Target
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.planning import require_target
from thidua.foundation.keeping import enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def set_target(*, actor: Actor, reason: str = "", **values: Any) -> Target:
    """Set the value planned for an indicator in one year of a movement.

    Raises NotPermitted, NotNow, ValidationError.
    """
    row = Target(**values)
    require(may_keep_movements, actor, row.movement.organisation_id)
    require_target(row)
    return enter(actor=actor, verb="set_target", row=row, may=may_keep_movements, reason=reason)
