from typing import Any

from thidua.cycle.initiatives.models import Criterion
from thidua.cycle.initiatives.permissions import may_assign
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def correct_criterion(
    *, actor: Actor, row: Criterion, version: int, reason: str = "", **changes: Any
) -> Criterion:
    """Change a line; reviews given before keep the old one."""
    return amend(actor=actor, verb="correct_criterion", row=row, version=version, changes=changes,
                 may=may_assign, reason=reason)  # fmt: skip
