from typing import Any

from django.db import transaction

from thidua.cycle.movements.models import Direction, Movement, Task
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.planning import require_owner
from thidua.cycle.movements.queries import require_open
from thidua.cycle.movements.refusals import require_movement
from thidua.cycle.movements.words import MovementState
from thidua.foundation.keeping import enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def give_task(*, actor: Actor, reason: str = "", **values: Any) -> Task:
    """Give a unit a task that follows from a direction; it stands in the unit's to-do list.

    Raises NotPermitted, NotNow where the movement has been summed up, ValidationError where the
    year of its last day is closed.
    """
    row = Task(**values)
    require(may_keep_movements, actor, row.direction.organisation_id)
    require_open(row.direction.organisation, row.due.year)
    _require_going_on(row.direction)
    require_owner(row)
    return enter(actor=actor, verb="give_task", row=row, may=may_keep_movements, reason=reason)


def _require_going_on(direction: Direction) -> None:
    """Neither is the movement summed up, nor will it be before the transaction ends."""
    held = Direction.objects.select_for_update(no_key=True).get(pk=direction.pk)
    if held.movement_id is not None:
        kept = Movement.objects.select_for_update(no_key=True).get(pk=held.movement_id)
        require_movement(kept, MovementState.DRAFT, MovementState.LAUNCHED)
