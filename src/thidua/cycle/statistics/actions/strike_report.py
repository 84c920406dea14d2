from __future__ import annotations

from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.permissions import may_report
from thidua.cycle.statistics.refusals import require_draft
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


def strike_report(*, actor: Actor, row: Report, version: int, reason: str) -> None:
    """Take out a draft begun by mistake. Raises NotPermitted, ValidationError, StaleEdit."""
    require_draft(row)
    strike(
        actor=actor, verb="strike_report", row=row, version=version, may=may_report, reason=reason
    )
