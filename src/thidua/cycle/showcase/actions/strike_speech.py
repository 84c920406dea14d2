from __future__ import annotations

from thidua.cycle.showcase.models import Speech
from thidua.cycle.showcase.parts import strike_part
from thidua.foundation.policy.reach import Actor


def strike_speech(*, actor: Actor, row: Speech, version: int, reason: str) -> None:
    """Take a paper off the conference. Raises NotPermitted, ValidationError, StaleEdit."""
    strike_part(actor=actor, verb="strike_speech", row=row, version=version, reason=reason)
