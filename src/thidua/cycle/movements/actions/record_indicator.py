from typing import Any

from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.permissions import may_keep_movements
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


def record_indicator(*, actor: Actor, reason: str = "", **values: Any) -> Indicator:
    """Note something that is measured every year."""
    return enter(actor=actor, verb="record_indicator", row=Indicator(**values),
                 may=may_keep_movements, reason=reason)  # fmt: skip
