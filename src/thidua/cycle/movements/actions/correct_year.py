from datetime import date
from typing import Any

from thidua.cycle.movements.models import EmulationYear
from thidua.cycle.movements.permissions import may_keep_years
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def correct_year(
    *, actor: Actor, row: EmulationYear, version: int, opened_on: date, reason: str = ""
) -> EmulationYear:
    """Correct the day a year was opened."""
    changes: dict[str, Any] = {"opened_on": opened_on}
    return amend(actor=actor, verb="correct_year", row=row, version=version, changes=changes,
                 may=may_keep_years, reason=reason)  # fmt: skip
