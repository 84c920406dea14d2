from typing import Any

from thidua.cycle.movements.models import Direction
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.queries import require_open
from thidua.foundation.keeping import enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def record_direction(*, actor: Actor, reason: str = "", **values: Any) -> Direction:
    """Write down what a leader directs. Raises NotPermitted, ValidationError."""
    row = Direction(**values)
    require(may_keep_movements, actor, row.organisation_id)
    require_open(row.organisation, row.given_on.year)
    return enter(actor=actor, verb="record_direction", row=row, may=may_keep_movements,
                 reason=reason)  # fmt: skip
