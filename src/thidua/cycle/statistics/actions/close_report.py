from __future__ import annotations

from datetime import date

from django.db import transaction

from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.permissions import may_report
from thidua.cycle.statistics.refusals import require_draft
from thidua.cycle.statistics.words import ReportState
from thidua.foundation.documents.actions.freeze_paper import freeze_paper
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def close_report(
    *, actor: Actor, row: Report, version: int, document_no: str = "",
    document_date: date | None = None, reason: str = "",
) -> Report:  # fmt: skip
    """Take the report as sent: its papers are frozen and its figures stay those of the cut-off.

    Raises NotPermitted, ValidationError where nothing was drawn yet, StaleEdit.
    """
    require_draft(row)
    closed = amend(
        actor=actor, verb="close_report", row=row, version=version, may=may_report, reason=reason,
        changes={"state": ReportState.CLOSED, "document_no": document_no,
                 "document_date": document_date},
    )  # fmt: skip
    for paper in (closed.word, closed.pdf, closed.workbook):
        if paper is not None and not paper.frozen:
            freeze_paper(actor=actor, paper=paper, version=paper.edit_version, may=may_report)
    closed.refresh_from_db()
    return closed
