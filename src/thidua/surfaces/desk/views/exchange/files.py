"""Workbooks to take away: the template, the marked upload, the registry, the verdicts."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.bridge.workbooks import Place, Problem, Say, Severity, returned, template
from thidua.cycle.nominations.reviewing import review_of
from thidua.foundation.exchange.exporting import registry_workbook, verdict_workbook
from thidua.foundation.exchange.forms import RegistryForm, VerdictForm
from thidua.foundation.exchange.models import ImportFile, ImportLine
from thidua.foundation.exchange.permissions import may_export, may_import, may_know_secrets
from thidua.foundation.exchange.words import SECRET_TABLES, Outcome
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.registers.exporting import XLSX
from thidua.surfaces.desk.views.exchange.finding import batch_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.years import chosen_year, open_years

TOLD = (Outcome.ERROR, Outcome.WARNING, Outcome.WAITING, Outcome.REFUSED)


def _workbook(data: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        data, content_type=XLSX,
        headers={
            "Content-Disposition": str(content_disposition_header(True, name)),
            "Cache-Control": "private, no-store",
        },
    )  # fmt: skip


def blank(request: SignedIn) -> HttpResponse:
    """The template; sheets only the standing body fills are left out for others."""
    require(may_import, request.user)
    data = template(leave_out=() if may_know_secrets(request.user) else SECRET_TABLES)
    return _workbook(data, "mau-thi-dua-khen-thuong.xlsx")


def marked(request: SignedIn, uid: UUID) -> HttpResponse:
    """The upload with its problem cells coloured and commented, and a sheet that lists them."""
    batch = batch_of(request, uid)
    file = ImportFile.objects.filter(batch=batch).first()
    if file is None:
        raise Http404
    lines = batch.lines.visible_to(request.user).filter(outcome__in=TOLD)
    problems = [_problem(line) for line in lines]
    data = returned(bytes(file.content), problems, get_language() or "vi")
    stem = batch.file_name.rsplit(".", 1)[0]
    return _workbook(data, f"{stem} - can sua.xlsx")


def _problem(line: ImportLine) -> Problem:
    """The line as the writer of marked workbooks knows it: at its cell, in both languages."""
    letters = line.cell.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    content = line.content
    severity = Severity.WARNING if line.outcome == Outcome.WARNING else Severity.ERROR
    return Problem(
        Place(line.sheet, line.row - 1, column - 1),
        content.get("value") or content.get("given", ""),
        Say(*content.get("what", ["", ""])), Say(*content.get("cure", ["", ""])), severity,
    )  # fmt: skip


def choose(
    request: SignedIn, registry: RegistryForm | None = None, verdicts: VerdictForm | None = None
) -> HttpResponse:
    """Choose what goes into a workbook; with a form that was refused, its errors at its fields."""
    require(may_export, request.user)
    year, actor = chosen_year(request), request.user
    refused = any(form is not None and form.is_bound for form in (registry, verdicts))
    context = {
        "registry": registry
        or RegistryForm(actor=actor, latest=open_years()[1], auto_id="registry_%s"),
        "verdicts": verdicts or VerdictForm(actor=actor, auto_id="verdicts_%s"),
        "review": review_of(request.GET, year), "year": year,
        "crumbs": [(_("Nhập, xuất bảng tính"), reverse("desk:exchange"))],
        "knows": may_know_secrets(request.user),
    }  # fmt: skip
    status = 400 if refused else 200
    return render(request, "desk/exchange/export.html", context, status=status)


def _exists(request: SignedIn) -> None:
    """A part of the tree that is named but out of reach does not exist to the reader."""
    if request.GET.get("organisation"):
        raise Http404


def registry(request: SignedIn) -> HttpResponse:
    require(may_export, request.user)
    form = RegistryForm(
        request.GET, actor=request.user, latest=open_years()[1], auto_id="registry_%s"
    )
    if not form.is_valid():
        _exists(request)
        return choose(request, registry=form)
    place, since = form.cleaned_data["organisation"], form.cleaned_data["since"]
    data = registry_workbook(request.user, place, since)
    return _workbook(data, f"So lam viec - {place}.xlsx")


def verdicts(request: SignedIn) -> HttpResponse:
    require(may_export, request.user)
    form = VerdictForm(request.GET, actor=request.user, auto_id="verdicts_%s")
    if not form.is_valid():
        _exists(request)
        return choose(request, verdicts=form)
    place = form.cleaned_data["organisation"]
    review = review_of(request.GET, chosen_year(request))
    data = verdict_workbook(request.user, place, review.asked())
    return _workbook(data, f"Doi chieu tieu chuan {review.year} - {place}.xlsx")
