from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Coverage
from thidua.foundation.registry.permissions import may_keep_awards


def record_coverage(*, actor: Actor, reason: str = "", **values: Any) -> Coverage:
    """Declare the records of a table complete for a span of years."""
    return enter(
        actor=actor,
        verb="record_coverage",
        row=Coverage(**values),
        may=may_keep_awards,
        reason=reason,
    )
