from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards
from thidua.foundation.registry.recipients import check_recipient


def correct_award(
    *, actor: Actor, row: AwardHeld, version: int, reason: str = "", **changes: Any
) -> AwardHeld:
    """Correct a recorded award; before and after stay in the trail."""
    whom = {name: changes.get(name, getattr(row, name)) for name in ("award", "person")}
    check_recipient(AwardHeld(**whom))
    return amend(
        actor=actor, verb="correct_award", row=row, version=version, changes=changes,
        may=may_keep_awards, reason=reason,
    )  # fmt: skip
