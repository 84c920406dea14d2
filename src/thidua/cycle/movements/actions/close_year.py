from typing import Any

from django.utils import timezone

from thidua.cycle.movements.models import EmulationYear
from thidua.cycle.movements.permissions import may_keep_years
from thidua.cycle.movements.words import YearState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def close_year(
    *, actor: Actor, row: EmulationYear, version: int, reason: str = ""
) -> EmulationYear:
    """Close a year: the rooms of the cycle accept nothing more in it."""
    changes: dict[str, Any] = {"state": YearState.CLOSED, "closed_on": timezone.localdate()}
    return amend(actor=actor, verb="close_year", row=row, version=version, changes=changes,
                 may=may_keep_years, reason=reason)  # fmt: skip
