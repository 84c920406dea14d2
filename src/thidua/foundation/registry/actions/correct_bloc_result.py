from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import BlocResult
from thidua.foundation.registry.permissions import may_keep_awards


def correct_bloc_result(
    *, actor: Actor, row: BlocResult, version: int, reason: str = "", **changes: Any
) -> BlocResult:
    """Correct a recorded result of a cluster or bloc."""
    return amend(
        actor=actor, verb="correct_bloc_result", row=row, version=version, changes=changes,
        may=may_keep_awards, reason=reason,
    )  # fmt: skip
