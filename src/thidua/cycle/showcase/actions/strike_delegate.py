from __future__ import annotations

from thidua.cycle.showcase.models import Delegate
from thidua.cycle.showcase.parts import strike_part
from thidua.foundation.policy.reach import Actor


def strike_delegate(*, actor: Actor, row: Delegate, version: int, reason: str) -> None:
    """Take a delegate off the list. Raises NotPermitted, ValidationError, StaleEdit."""
    strike_part(actor=actor, verb="strike_delegate", row=row, version=version, reason=reason)
