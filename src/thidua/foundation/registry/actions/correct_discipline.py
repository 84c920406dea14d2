from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Discipline
from thidua.foundation.registry.permissions import may_keep_discipline


def correct_discipline(
    *, actor: Actor, row: Discipline, version: int, reason: str = "", **changes: Any
) -> Discipline:
    """Correct recorded discipline."""
    return amend(
        actor=actor, verb="correct_discipline", row=row, version=version, changes=changes,
        may=may_keep_discipline, reason=reason,
    )  # fmt: skip
