from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import Task
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.refusals import require_open_task
from thidua.cycle.movements.words import TaskState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def drop_task(
    *, actor: Actor, row: Task, version: int, outcome: str, closed_on: date, reason: str = ""
) -> Task:
    """The task is not pursued any more; why not is kept in its outcome."""
    require(may_keep_movements, actor, row.organisation_id)
    require_open_task(row)
    if not outcome.strip():
        raise ValidationError({"outcome": _("Hãy ghi kết quả, hoặc vì sao thôi không làm.")})
    changes: dict[str, Any] = {
        "state": TaskState.DROPPED, "closed_on": closed_on, "outcome": outcome.strip(),
    }  # fmt: skip
    return amend(actor=actor, verb="drop_task", row=row, version=version, changes=changes,
                 may=may_keep_movements, reason=reason)  # fmt: skip
