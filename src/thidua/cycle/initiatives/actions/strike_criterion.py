from thidua.cycle.initiatives.models import Criterion
from thidua.cycle.initiatives.permissions import may_assign
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


def strike_criterion(*, actor: Actor, row: Criterion, version: int, reason: str) -> None:
    """Take a line off the sheet; reviews given before keep it."""
    strike(actor=actor, verb="strike_criterion", row=row, version=version, may=may_assign,
           reason=reason)  # fmt: skip
