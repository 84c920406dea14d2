from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Hold
from thidua.foundation.registry.permissions import may_keep_discipline


def strike_hold(*, actor: Actor, row: Hold, version: int, reason: str) -> None:
    """Take out a row entered by mistake; the trail keeps what it said, and why."""
    strike(
        actor=actor,
        verb="strike_hold",
        row=row,
        version=version,
        may=may_keep_discipline,
        reason=reason,
    )
