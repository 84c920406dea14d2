from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.foundation.registry.recipients import check_recipient


def record_award(*, actor: Actor, reason: str = "", **values: Any) -> AwardHeld:
    """Record an award already given; without a decision number it waits for evidence."""
    row = AwardHeld(**values)
    check_recipient(row)
    return enter(
        actor=actor,
        verb="record_award",
        row=row,
        may=may_keep_awards,
        reason=reason,
    )
