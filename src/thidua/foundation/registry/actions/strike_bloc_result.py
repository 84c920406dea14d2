from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import BlocResult
from thidua.foundation.registry.permissions import may_keep_awards


def strike_bloc_result(*, actor: Actor, row: BlocResult, version: int, reason: str) -> None:
    """Take out a row entered by mistake; the trail keeps what it said, and why."""
    strike(
        actor=actor,
        verb="strike_bloc_result",
        row=row,
        version=version,
        may=may_keep_awards,
        reason=reason,
    )
