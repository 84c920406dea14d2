from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Achievement
from thidua.foundation.registry.permissions import may_keep_year_facts


def correct_achievement(
    *, actor: Actor, row: Achievement, version: int, reason: str = "", **changes: Any
) -> Achievement:
    """Correct a recorded achievement."""
    return amend(
        actor=actor, verb="correct_achievement", row=row, version=version, changes=changes,
        may=may_keep_year_facts, reason=reason,
    )  # fmt: skip
