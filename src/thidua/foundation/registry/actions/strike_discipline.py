from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Discipline
from thidua.foundation.registry.permissions import may_keep_discipline


def strike_discipline(*, actor: Actor, row: Discipline, version: int, reason: str) -> None:
    """Take out a row entered by mistake; the trail keeps what it said, and why."""
    strike(
        actor=actor,
        verb="strike_discipline",
        row=row,
        version=version,
        may=may_keep_discipline,
        reason=reason,
    )
