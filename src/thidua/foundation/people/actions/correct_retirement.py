from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.people.models import Retirement
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


def correct_retirement(
    *, actor: Actor, row: Retirement, version: int, reason: str = "", **changes: Any
) -> Retirement:
    """Correct a recorded retirement."""
    return amend(
        actor=actor, verb="correct_retirement", row=row, version=version, changes=changes,
        may=may_keep_people, reason=reason,
    )  # fmt: skip
