from typing import Any

from thidua.cycle.councils.models import Member
from thidua.cycle.councils.permissions import may_keep_councils
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def correct_member(
    *, actor: Actor, row: Member, version: int, reason: str, **changes: Any
) -> Member:
    """Raises NotPermitted, ValidationError, StaleEdit."""
    return amend(
        actor=actor, verb="correct_member", row=row, version=version, changes=changes,
        may=may_keep_councils, reason=reason,
    )  # fmt: skip
