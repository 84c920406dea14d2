from typing import Any

from thidua.cycle.initiatives.models import Criterion
from thidua.cycle.initiatives.permissions import may_assign
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


def enter_criterion(*, actor: Actor, **values: Any) -> Criterion:
    """Add a line to the office's score sheet. Raises NotPermitted, ValidationError."""
    return enter(actor=actor, verb="enter_criterion", row=Criterion(**values), may=may_assign)
