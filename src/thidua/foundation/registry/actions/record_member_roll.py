from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import MemberRoll
from thidua.foundation.registry.permissions import may_keep_awards


def record_member_roll(*, actor: Actor, reason: str = "", **values: Any) -> MemberRoll:
    """Record a collective's yearly counts."""
    return enter(
        actor=actor,
        verb="record_member_roll",
        row=MemberRoll(**values),
        may=may_keep_awards,
        reason=reason,
    )
