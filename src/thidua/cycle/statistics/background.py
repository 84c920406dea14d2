"""The papers of a report: drawn aside, for several years and a large office take a while."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.cycle.statistics.actions.attach_report_papers import attach_report_papers
from thidua.cycle.statistics.forms import state_forms
from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.papers import report_paper
from thidua.cycle.statistics.permissions import may_report
from thidua.cycle.statistics.words import ReportKind, ReportState
from thidua.cycle.statistics.workbooks import forms_workbook
from thidua.foundation.documents.rendering import pdf, word
from thidua.foundation.jobs.kinds import job
from thidua.foundation.jobs.run import Refused, Result, Run


@job("draw_report", title=gettext_lazy("Lập tệp báo cáo"), may=may_report, safe=True)
def draw_report(run: Run, *, report: str) -> Result:
    row = Report.objects.select_related("organisation__parent__parent").get(uid=report)
    if row.state == ReportState.CLOSED:
        raise Refused(_("Báo cáo đã chốt; các tệp giữ nguyên."))
    made: dict[str, bytes] = {}
    run.tell(0, 3, _("Đang tập hợp số liệu"))
    if row.kind == ReportKind.FORMS:
        forms = state_forms(run.actor, row.last_year, row.cutoff, row.organisation)
        made["workbook"] = forms_workbook(forms, row.organisation.name)
    else:
        paper = report_paper(run.actor, row)
        run.tell(1, 3, _("Đang lập tệp Word"))
        made["word"] = word(paper)
        run.tell(2, 3, _("Đang lập tệp PDF"))
        made["pdf"] = pdf(paper)
    with run.change():
        attach_report_papers(actor=run.actor, report=row, made=made)
    run.tell(3, 3)
    return Result(_("Đã lập tệp báo cáo."), about=row.uid)
