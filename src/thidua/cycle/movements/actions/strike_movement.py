from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.refusals import require_movement
from thidua.cycle.movements.words import MovementState
from thidua.foundation.keeping import strike
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def strike_movement(*, actor: Actor, row: Movement, version: int, reason: str) -> None:
    """Take out a draft entered by mistake, with the units put down for it."""
    require(may_keep_movements, actor, row.organisation_id)
    require_movement(row, MovementState.DRAFT)
    strike(actor=actor, verb="strike_movement", row=row, version=version, may=may_keep_movements,
           reason=reason)  # fmt: skip
