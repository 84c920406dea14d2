from __future__ import annotations

from thidua.cycle.showcase.models import AgendaItem
from thidua.cycle.showcase.parts import strike_part
from thidua.foundation.policy.reach import Actor


def strike_agenda_item(*, actor: Actor, row: AgendaItem, version: int, reason: str) -> None:
    """Take an item off the programme. Raises NotPermitted, ValidationError, StaleEdit."""
    strike_part(actor=actor, verb="strike_agenda_item", row=row, version=version, reason=reason)
