from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.permissions import may_report
from thidua.cycle.statistics.refusals import require_draft
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor

ENDINGS = {"word": "docx", "pdf": "pdf", "workbook": "xlsx"}


@transaction.atomic
def attach_report_papers(*, actor: Actor, report: Report, made: dict[str, bytes]) -> Report:
    """Keep what was drawn (``word``, ``pdf``, ``workbook``); the last drawing is the report's, the
    earlier ones stay among the kept papers. Raises NotPermitted, ValidationError, StaleEdit."""
    require_draft(report)
    stem = f"bao-cao-{report.kind}-{report.first_year}-{report.last_year}"
    papers = {
        name: keep_paper(
            actor=actor, organisation=report.organisation, kind="report", content=content,
            name=f"{stem}.{ENDINGS[name]}", may=may_report,
        )
        for name, content in made.items()
    }  # fmt: skip
    return amend(
        actor=actor, verb="attach_report_papers", row=report, version=report.edit_version,
        may=may_report, changes={**papers, "drawn_at": timezone.now()},
    )  # fmt: skip
