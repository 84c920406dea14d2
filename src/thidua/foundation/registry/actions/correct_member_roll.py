from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import MemberRoll
from thidua.foundation.registry.permissions import may_keep_awards


def correct_member_roll(
    *, actor: Actor, row: MemberRoll, version: int, reason: str = "", **changes: Any
) -> MemberRoll:
    """Correct recorded yearly counts."""
    return amend(
        actor=actor, verb="correct_member_roll", row=row, version=version, changes=changes,
        may=may_keep_awards, reason=reason,
    )  # fmt: skip
