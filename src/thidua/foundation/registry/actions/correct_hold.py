from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Hold
from thidua.foundation.registry.permissions import may_keep_discipline


def correct_hold(
    *, actor: Actor, row: Hold, version: int, reason: str = "", **changes: Any
) -> Hold:
    """Correct a recorded hold."""
    return amend(
        actor=actor, verb="correct_hold", row=row, version=version, changes=changes,
        may=may_keep_discipline, reason=reason,
    )  # fmt: skip
