from __future__ import annotations

from typing import Any

from django.db import transaction

from thidua.cycle.showcase.models import Conference
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.foundation.keeping import amend, enter
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def keep_conference(
    *, actor: Actor, row: Conference | None = None, version: int = 1, reason: str = "",
    **values: Any,
) -> Conference:  # fmt: skip
    """Prepare a conference, or change it until its minutes are kept.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if row is None:
        return enter(
            actor=actor, verb="keep_conference", row=Conference(**values), may=may_hold_conferences
        )
    require_open(row)
    return amend(
        actor=actor, verb="keep_conference", row=row, version=version, changes=values,
        may=may_hold_conferences, reason=reason,
    )  # fmt: skip
