from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.permissions import may_keep_awards


def strike_award(*, actor: Actor, row: AwardHeld, version: int, reason: str) -> None:
    """Take out a row entered by mistake; the trail keeps what it said, and why."""
    strike(
        actor=actor,
        verb="strike_award",
        row=row,
        version=version,
        may=may_keep_awards,
        reason=reason,
    )
