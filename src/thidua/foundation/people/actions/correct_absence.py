from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.people.models import Absence
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


def correct_absence(
    *, actor: Actor, row: Absence, version: int, reason: str = "", **changes: Any
) -> Absence:
    """Correct a recorded absence."""
    return amend(
        actor=actor, verb="correct_absence", row=row, version=version, changes=changes,
        may=may_keep_people, reason=reason,
    )  # fmt: skip
