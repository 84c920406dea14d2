from typing import Any

from thidua.cycle.movements.models import Direction
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def correct_direction(
    *, actor: Actor, row: Direction, version: int, reason: str = "", **changes: Any
) -> Direction:
    """Correct what was written down of a leader's words."""
    return amend(actor=actor, verb="correct_direction", row=row, version=version, changes=changes,
                 may=may_keep_movements, reason=reason)  # fmt: skip
