from __future__ import annotations

from django.db import transaction

from thidua.cycle.showcase.models import Conference
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_conference(*, actor: Actor, row: Conference, version: int, reason: str) -> None:
    """Take out a conference entered by mistake, with its programme and lists.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require_open(row)
    strike(
        actor=actor, verb="strike_conference", row=row, version=version,
        may=may_hold_conferences, reason=reason,
    )  # fmt: skip
