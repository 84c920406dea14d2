from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import ngettext

from thidua.cycle.movements.models import Movement, Task
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.cycle.movements.refusals import require_movement
from thidua.cycle.movements.words import MovementState, TaskState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def close_movement(*, actor: Actor, row: Movement, version: int, reason: str = "") -> Movement:
    """Sum a movement up (tổng kết); its tasks have all come to an end.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError where a task is still open.
    """
    require(may_keep_movements, actor, row.organisation_id)
    require_movement(held(row, version=version), MovementState.LAUNCHED)
    left = Task.objects.filter(direction__movement=row, state=TaskState.OPEN).count()
    if left:
        told = ngettext(
            "Còn %(n)s việc theo chỉ đạo chưa kết thúc. Chưa có gì thay đổi; hãy ghi kết quả của "
            "từng việc rồi tổng kết.",
            "Còn %(n)s việc theo chỉ đạo chưa kết thúc. Chưa có gì thay đổi; hãy ghi kết quả của "
            "từng việc rồi tổng kết.",
            left,
        )
        raise ValidationError(told % {"n": left})
    changes: dict[str, Any] = {"state": MovementState.CLOSED}
    return amend(actor=actor, verb="close_movement", row=row, version=version, changes=changes,
                 may=may_keep_movements, reason=reason)  # fmt: skip
