from __future__ import annotations

from thidua.cycle.showcase.models import HonourEntry
from thidua.cycle.showcase.parts import strike_part
from thidua.foundation.policy.reach import Actor


def strike_honour(*, actor: Actor, row: HonourEntry, version: int, reason: str) -> None:
    """Leave somebody off the honour list. Raises NotPermitted, ValidationError, StaleEdit."""
    strike_part(actor=actor, verb="strike_honour", row=row, version=version, reason=reason)
