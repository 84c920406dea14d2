from copy import copy
from typing import Any

from thidua.cycle.movements.models import Target
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.planning import require_target
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def correct_target(
    *, actor: Actor, row: Target, version: int, reason: str = "", **changes: Any
) -> Target:
    """Correct a target; neither the year it stood in nor the new one may be closed."""
    require(may_keep_movements, actor, row.movement.organisation_id)
    require_target(row)
    wanted = copy(row)
    for name, value in changes.items():
        setattr(wanted, name, value)
    require_target(wanted)
    return amend(actor=actor, verb="correct_target", row=row, version=version, changes=changes,
                 may=may_keep_movements, reason=reason)  # fmt: skip
