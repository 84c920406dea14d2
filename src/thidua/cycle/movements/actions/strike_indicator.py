from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


def strike_indicator(*, actor: Actor, row: Indicator, version: int, reason: str) -> None:
    """Take out an indicator entered by mistake; one that is used stays."""
    strike(actor=actor, verb="strike_indicator", row=row, version=version, may=may_keep_movements,
           reason=reason)  # fmt: skip
