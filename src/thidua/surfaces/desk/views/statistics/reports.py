"""A report on a page: drafted from the data, its figures open, its files to take away."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.cycle.statistics.content import Block, Figure, Figures, Sentence, Written
from thidua.cycle.statistics.drafting import draft
from thidua.cycle.statistics.forms import state_forms
from thidua.cycle.statistics.models import Report
from thidua.cycle.statistics.permissions import may_report
from thidua.cycle.statistics.words import ReportKind, ReportState
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.papers import handed_out
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.views.statistics.linking import address_of, shown

FILES = {"docx": "word", "pdf": "pdf", "xlsx": "workbook"}


def report_of(request: HttpRequest, uid: UUID) -> Report:
    """To whoever may not see it, it does not exist."""
    rows = Report.objects.visible_to(reader(request)).select_related(
        "organisation__parent__parent", "word", "pdf", "workbook"
    )
    found = rows.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


@require_GET
def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    row = report_of(request, uid)
    keeps = may_report(reader(request), row.organisation_id)
    open_ = row.state == ReportState.DRAFT
    context = {
        "report": row, "title": str(row), "keeps": keeps and open_,
        "files": [(form, name) for form, name in FILES.items() if getattr(row, name) is not None],
        "crumbs": [(_("Báo cáo"), reverse("desk:register", args=["bao-cao"]))],
        "deeds": _deeds(row) if keeps and open_ else [],
    }  # fmt: skip
    return render(request, "desk/statistics/report.html", context | _content(request, row))


def _deeds(row: Report) -> list[dict[str, Any]]:
    def of(label: str, name: str, *more: str) -> dict[str, Any]:
        return {"label": label, "address": reverse(name, args=["bao-cao", row.uid, *more])}

    found = [of(_("Viết các phần nhận xét"), "desk:record-correct")]
    if row.word_id or row.workbook_id:
        found.append(of(_("Chốt báo cáo"), "desk:record-deed", "chot"))
    return [*found, of(_("Xóa"), "desk:record-deed", "xoa")]


def _content(request: HttpRequest, row: Report) -> dict[str, Any]:
    if row.kind == ReportKind.FORMS:
        forms = state_forms(reader(request), row.last_year, row.cutoff, row.organisation)
        return {"forms": forms, "annexes": [
            (name, shown(table, empty_columns=False)) for name, table in forms.tables
        ]}  # fmt: skip
    made = draft(reader(request), row)
    return {
        "lead": made.title,
        "sections": [(one.title, [_block(part) for part in one.blocks]) for one in made.sections],
        "annexes": [(name, shown(table)) for name, table in made.annexes[1:]],
    }  # fmt: skip


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Sentence):
        return {"kind": "sentence", "parts": [_part(one) for one in block.parts]}
    if isinstance(block, Written):
        return {"kind": "written", "label": block.label, "text": block.text}
    if isinstance(block, Figures):
        rows = [[_part(one) for one in row] for row in block.rows]
        sides = ["num" if at in block.numbers else "" for at in range(len(block.head))]
        lines = [list(zip(block.head, row, sides, strict=True)) for row in rows]
        head = list(zip(block.head, sides, strict=True))
        return {"kind": "figures", "title": block.title, "head": head, "lines": lines}
    return {"kind": "table", "table": shown(block)}


def _part(one: str | Figure) -> dict[str, str]:
    if isinstance(one, Figure):
        return {"text": one.text, "address": address_of(one)}
    return {"text": one, "address": ""}


@require_POST
def draw(request: HttpRequest, uid: UUID) -> HttpResponse:
    """Word and PDF, or the workbook of the forms, drawn aside."""
    row = report_of(request, uid)
    require(may_report, reader(request), row.organisation_id)
    job = start_job(
        actor=reader(request), kind="draw_report", organisation=row.organisation,
        arguments={"report": str(row.uid)}, about=row.uid, label=str(row),
    )  # fmt: skip
    return redirect("desk:job", job.uid)


@require_GET
def file(request: HttpRequest, uid: UUID, form: str) -> HttpResponse:
    row = report_of(request, uid)
    paper = getattr(row, FILES[form]) if form in FILES else None
    if paper is None:
        raise Http404
    return handed_out(paper)
