from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Rating
from thidua.foundation.registry.permissions import may_keep_year_facts


def record_rating(*, actor: Actor, reason: str = "", **values: Any) -> Rating:
    """Record a year's rating."""
    return enter(
        actor=actor,
        verb="record_rating",
        row=Rating(**values),
        may=may_keep_year_facts,
        reason=reason,
    )
