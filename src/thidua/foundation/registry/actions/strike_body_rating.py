from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import BodyRating
from thidua.foundation.registry.permissions import may_keep_awards


def strike_body_rating(*, actor: Actor, row: BodyRating, version: int, reason: str) -> None:
    """Take out a row entered by mistake; the trail keeps what it said, and why."""
    strike(
        actor=actor,
        verb="strike_body_rating",
        row=row,
        version=version,
        may=may_keep_awards,
        reason=reason,
    )
