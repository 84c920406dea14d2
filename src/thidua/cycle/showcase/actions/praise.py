from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Max

from thidua.cycle.showcase.models import Conference, HonourEntry
from thidua.cycle.showcase.parts import keep_part
from thidua.cycle.showcase.words import Honour
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def praise(
    *, actor: Actor, row: HonourEntry | None = None, version: int = 1, reason: str = "",
    **values: Any,
) -> HonourEntry:  # fmt: skip
    """Have somebody praised at the conference, without an award: the registry never hears of it.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if row is None:
        values |= {"kind": Honour.PRAISED, "number": _next(values["conference"])}
    kept: HonourEntry = keep_part(
        actor=actor, verb="praise", kind=HonourEntry, row=row, version=version, reason=reason,
        values=values,
    )  # fmt: skip
    return kept


def _next(conference: Conference) -> int:
    rows = HonourEntry.objects.filter(conference=conference)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1
