from __future__ import annotations

from typing import Any

from thidua.cycle.showcase.models import AgendaItem
from thidua.cycle.showcase.parts import keep_part
from thidua.foundation.policy.reach import Actor


def keep_agenda_item(
    *,
    actor: Actor,
    row: AgendaItem | None = None,
    version: int = 1,
    reason: str = "",
    **values: Any,
) -> AgendaItem:
    """Put an item in its place of the programme, or change it.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    kept: AgendaItem = keep_part(
        actor=actor, verb="keep_agenda_item", kind=AgendaItem, row=row, version=version,
        reason=reason, values=values,
    )  # fmt: skip
    return kept
