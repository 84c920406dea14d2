from typing import Any

from thidua.cycle.results.models import ScoreSheet
from thidua.cycle.results.permissions import may_keep_sheets
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def correct_sheet(
    *, actor: Actor, row: ScoreSheet, version: int, reason: str = "", **changes: Any
) -> ScoreSheet:
    """Correct the name of a sheet."""
    return amend(actor=actor, verb="correct_sheet", row=row, version=version, changes=changes,
                 may=may_keep_sheets, reason=reason)  # fmt: skip
