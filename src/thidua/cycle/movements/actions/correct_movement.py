from copy import copy
from typing import Any

from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.planning import require_span
from thidua.cycle.movements.refusals import (
    require_in_year,
    require_movement,
    require_no_circle,
)
from thidua.cycle.movements.words import MovementState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def correct_movement(
    *, actor: Actor, row: Movement, version: int, reason: str = "", **changes: Any
) -> Movement:
    """Correct a movement; the plan of a launched one says from then on what is corrected."""
    require(may_keep_movements, actor, row.organisation_id)
    require_movement(row, MovementState.DRAFT, MovementState.LAUNCHED)
    require_in_year(row)
    wanted = copy(row)
    for name, value in changes.items():
        setattr(wanted, name, value)
    require_in_year(wanted)
    require_no_circle(wanted)
    require_span(wanted)
    return amend(actor=actor, verb="correct_movement", row=row, version=version, changes=changes,
                 may=may_keep_movements, reason=reason)  # fmt: skip
