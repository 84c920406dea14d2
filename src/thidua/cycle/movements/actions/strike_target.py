from thidua.cycle.movements.models import Target
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.planning import require_target
from thidua.foundation.keeping import strike
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def strike_target(*, actor: Actor, row: Target, version: int, reason: str) -> None:
    """Take out a target set by mistake."""
    require(may_keep_movements, actor, row.movement.organisation_id)
    require_target(row)
    strike(actor=actor, verb="strike_target", row=row, version=version, may=may_keep_movements,
           reason=reason)  # fmt: skip
