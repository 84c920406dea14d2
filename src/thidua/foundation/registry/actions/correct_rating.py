from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Rating
from thidua.foundation.registry.permissions import may_keep_year_facts


def correct_rating(
    *, actor: Actor, row: Rating, version: int, reason: str = "", **changes: Any
) -> Rating:
    """Correct a recorded rating."""
    return amend(
        actor=actor, verb="correct_rating", row=row, version=version, changes=changes,
        may=may_keep_year_facts, reason=reason,
    )  # fmt: skip
