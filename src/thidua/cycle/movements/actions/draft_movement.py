from typing import Any

from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.refusals import require_in_year, require_no_circle
from thidua.foundation.keeping import enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def draft_movement(*, actor: Actor, reason: str = "", **values: Any) -> Movement:
    """Write a movement down, to be launched later; one of a higher level is entered the same way.

    Raises NotPermitted, ValidationError where something is wrong or its last year is closed.
    """
    row = Movement(**values)
    require(may_keep_movements, actor, row.organisation_id)
    require_in_year(row)
    require_no_circle(row)
    return enter(actor=actor, verb="draft_movement", row=row, may=may_keep_movements, reason=reason)
