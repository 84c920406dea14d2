from typing import Any

from thidua.cycle.movements.models import Task
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.planning import require_owner
from thidua.cycle.movements.queries import require_open
from thidua.foundation.keeping import enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def give_task(*, actor: Actor, reason: str = "", **values: Any) -> Task:
    """Give a unit a task that follows from a direction; it stands in the unit's to-do list.

    Raises NotPermitted, ValidationError where the year of its last day is closed.
    """
    row = Task(**values)
    require(may_keep_movements, actor, row.direction.organisation_id)
    require_open(row.direction.organisation, row.due.year)
    require_owner(row)
    return enter(actor=actor, verb="give_task", row=row, may=may_keep_movements, reason=reason)
