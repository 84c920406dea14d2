from thidua.cycle.movements.models import Direction
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


def strike_direction(*, actor: Actor, row: Direction, version: int, reason: str) -> None:
    """Take out a direction entered by mistake; one with tasks stays."""
    strike(actor=actor, verb="strike_direction", row=row, version=version, may=may_keep_movements,
           reason=reason)  # fmt: skip
