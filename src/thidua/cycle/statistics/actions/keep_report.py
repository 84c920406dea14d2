from __future__ import annotations

from typing import Any

from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.permissions import may_report
from thidua.cycle.statistics.refusals import require_draft
from thidua.foundation.keeping import amend, enter
from thidua.foundation.policy.reach import Actor


def keep_report(
    *, actor: Actor, row: Report | None = None, version: int = 1, reason: str = "", **values: Any
) -> Report:
    """Begin a report, or write its texts and its cut-off date; one that is closed stays as it is.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    if row is None:
        return enter(actor=actor, verb="keep_report", row=Report(**values), may=may_report)
    require_draft(row)
    return amend(
        actor=actor, verb="keep_report", row=row, version=version, changes=values, may=may_report,
        reason=reason,
    )  # fmt: skip
