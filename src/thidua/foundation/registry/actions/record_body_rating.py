from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import BodyRating
from thidua.foundation.registry.permissions import may_keep_awards


def record_body_rating(*, actor: Actor, reason: str = "", **values: Any) -> BodyRating:
    """Record the rating of a collective's Party organisation or union."""
    return enter(
        actor=actor,
        verb="record_body_rating",
        row=BodyRating(**values),
        may=may_keep_awards,
        reason=reason,
    )
