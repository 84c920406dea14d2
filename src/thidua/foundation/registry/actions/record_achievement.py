from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Achievement
from thidua.foundation.registry.permissions import may_keep_year_facts


def record_achievement(*, actor: Actor, reason: str = "", **values: Any) -> Achievement:
    """Record an achievement or contribution."""
    return enter(
        actor=actor,
        verb="record_achievement",
        row=Achievement(**values),
        may=may_keep_year_facts,
        reason=reason,
    )
