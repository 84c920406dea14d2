from thidua.cycle.movements.models import MovementUnit
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.refusals import require_movement
from thidua.cycle.movements.words import MovementState
from thidua.foundation.keeping import strike
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def leave_movement(*, actor: Actor, row: MovementUnit, version: int, reason: str) -> None:
    """A unit takes no part any more, or was put down by mistake."""
    require(may_keep_movements, actor, row.movement.organisation_id)
    require_movement(row.movement, MovementState.DRAFT, MovementState.LAUNCHED)
    strike(actor=actor, verb="leave_movement", row=row, version=version, may=may_keep_movements,
           reason=reason)  # fmt: skip
