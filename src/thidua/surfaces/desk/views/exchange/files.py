"""Workbooks to take away: the template, the marked upload, the registry, the verdicts."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.bridge.workbooks import template
from thidua.cycle.nominations.reviewing import review_of
from thidua.foundation.exchange.exporting import registry_workbook, verdict_workbook
from thidua.foundation.exchange.forms import RegistryForm, VerdictForm
from thidua.foundation.exchange.marking import marked_name, marked_workbook
from thidua.foundation.exchange.models import ImportFile
from thidua.foundation.exchange.permissions import may_export, may_import, may_know_secrets
from thidua.foundation.exchange.sizes import is_crowded, is_large
from thidua.foundation.exchange.words import SECRET_TABLES
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.registers.exporting import XLSX
from thidua.surfaces.desk.views.exchange.background import asked_for, started
from thidua.surfaces.desk.views.exchange.finding import batch_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.years import chosen_year, open_years


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


def marked(request: SignedIn, uid: UUID) -> HttpResponseBase:
    """The upload with its problem cells marked; a large one is marked in the background."""
    batch = batch_of(request, uid)
    if is_large(batch) and ImportFile.objects.filter(batch=batch).exists():
        return started(request, "mark_workbook", batch)
    data = marked_workbook(request.user, batch, get_language() or "vi")
    if data is None:
        raise Http404
    return _workbook(data, marked_name(batch))


def choose(
    request: SignedIn, registry: RegistryForm | None = None, verdicts: VerdictForm | None = None
) -> HttpResponse:
    """Choose what goes into a workbook; with a form that was refused, its errors at its fields."""
    require(may_export, request.user)
    year, actor = chosen_year(request), request.user
    refused = any(form is not None and form.is_bound for form in (registry, verdicts))
    context = {
        "registry": registry
        or RegistryForm(actor=actor, latest=open_years(request)[-1], auto_id="registry_%s"),
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
        request.GET, actor=request.user, latest=open_years(request)[-1], auto_id="registry_%s"
    )
    if not form.is_valid():
        _exists(request)
        return choose(request, registry=form)
    place, since = form.cleaned_data["organisation"], form.cleaned_data["since"]
    if is_crowded(subtree_ids([place.pk])):
        return asked_for(request, "export_registry", place, since=since)
    data = registry_workbook(request.user, place, since)
    return _workbook(data, f"So lam viec - {place}.xlsx")


def verdicts(request: SignedIn) -> HttpResponse:
    require(may_export, request.user)
    form = VerdictForm(request.GET, actor=request.user, auto_id="verdicts_%s")
    if not form.is_valid():
        _exists(request)
        return choose(request, verdicts=form)
    place = form.cleaned_data["organisation"]
    year = chosen_year(request)
    if is_crowded(subtree_ids([place.pk])):
        return asked_for(request, "export_verdicts", place, year=year, query=request.GET.dict())
    review = review_of(request.GET, year)
    data = verdict_workbook(request.user, place, review.asked())
    return _workbook(data, f"Doi chieu tieu chuan {review.year} - {place}.xlsx")
