from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import BodyRating
from thidua.foundation.registry.permissions import may_keep_awards


def correct_body_rating(
    *, actor: Actor, row: BodyRating, version: int, reason: str = "", **changes: Any
) -> BodyRating:
    """Correct a recorded rating of a Party organisation or union."""
    return amend(
        actor=actor, verb="correct_body_rating", row=row, version=version, changes=changes,
        may=may_keep_awards, reason=reason,
    )  # fmt: skip
