from copy import copy
from typing import Any

from thidua.cycle.movements.models import Task
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.planning import require_owner
from thidua.cycle.movements.refusals import require_open_task
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def correct_task(
    *, actor: Actor, row: Task, version: int, reason: str = "", **changes: Any
) -> Task:
    """Correct an open task, or put its last day off; the reason stays in the trail."""
    require(may_keep_movements, actor, row.organisation_id)
    require_open_task(row)
    wanted = copy(row)
    for name, value in changes.items():
        setattr(wanted, name, value)
    require_owner(wanted)
    return amend(actor=actor, verb="correct_task", row=row, version=version, changes=changes,
                 may=may_keep_movements, reason=reason)  # fmt: skip
