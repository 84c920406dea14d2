from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Rating
from thidua.foundation.registry.permissions import may_keep_year_facts


def strike_rating(*, actor: Actor, row: Rating, version: int, reason: str) -> None:
    """Take out a row entered by mistake; the trail keeps what it said, and why."""
    strike(
        actor=actor,
        verb="strike_rating",
        row=row,
        version=version,
        may=may_keep_year_facts,
        reason=reason,
    )
