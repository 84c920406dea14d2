from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import BlocResult
from thidua.foundation.registry.permissions import may_keep_awards


def record_bloc_result(*, actor: Actor, reason: str = "", **values: Any) -> BlocResult:
    """Record a collective's result in its cluster or bloc."""
    return enter(
        actor=actor,
        verb="record_bloc_result",
        row=BlocResult(**values),
        may=may_keep_awards,
        reason=reason,
    )
