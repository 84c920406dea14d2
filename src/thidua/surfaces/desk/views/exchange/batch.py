"""The preview of a file, and afterwards what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.foundation.exchange.models import ImportBatch, ImportFile, ImportLine
from thidua.foundation.exchange.shown import shown_changes, shown_values
from thidua.foundation.exchange.words import Outcome, Result, State
from thidua.foundation.records.text import fold
from thidua.surfaces.desk.registers.filters import Bound, Filter
from thidua.surfaces.desk.views.exchange.finding import address, batch_of, may_decide
from thidua.surfaces.desk.views.sweep.finding import SignedIn

PAGE = 50
SHAPES = {
    Outcome.NEW: "eligible", Outcome.CHANGED: "near", Outcome.SAME: "not_eligible",
    Outcome.WAITING: "undetermined", Outcome.REFUSED: "on_hold", Outcome.ERROR: "on_hold",
    Outcome.WARNING: "not_applicable",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """A line in the reader's words."""

    line: ImportLine
    shape: str
    values: list[tuple[str, str]]
    changes: list[tuple[str, str, str]]
    value: str
    what: str
    cure: str
    kept: str


def batch(request: SignedIn, uid: UUID) -> HttpResponse:
    found = batch_of(request, uid)
    lines = found.lines.visible_to(request.user)
    filters = [one.bind(request, lines) for one in _filters(found)]
    narrowed = _narrowed(lines, request.GET.get("q", ""), filters)
    page = Paginator(narrowed, PAGE).get_page(request.GET.get("page"))
    context = {
        "batch": found, "page": page, "shown": [shown(line) for line in page],
        "filters": filters, "search": request.GET.get("q", ""), "narrowed": bool(request.GET),
        "tallies": _tallies(found), "sheets": _sheets(found),
        "heads": [Outcome(outcome).label for outcome in Outcome.values],
        "decides": may_decide(request, found), "has_file": _has_file(found),
        "suggestions": _suggestions(found),
        "confirmed": len(found.decisions.get("confirmed", ())),
        "changed": found.counts.get("outcomes", {}).get(Outcome.CHANGED, 0),
        "new": found.counts.get("outcomes", {}).get(Outcome.NEW, 0),
        "crumbs": [(_("Nhập, xuất bảng tính"), reverse("desk:exchange"))],
        "kept": lines.filter(result=Result.KEPT).count() if found.undone_at else 0,
    }  # fmt: skip
    return render(request, "desk/exchange/batch.html", context)


def _suggestions(found: ImportBatch) -> int:
    """How many questions the file leaves open; the database takes them out of what was read."""
    rows = ImportBatch.objects.filter(pk=found.pk, state=State.PREVIEWED)
    return len(rows.values_list("parsed__suggestions", flat=True).first() or ())


def _has_file(found: ImportBatch) -> bool:
    return ImportFile.objects.filter(batch=found).exists()


def _filters(found: ImportBatch) -> list[Filter]:
    sheets = [sheet for sheet, _counts in found.counts.get("sheets", [])]
    filters = [
        Filter("outcome", _("Kết quả"), lambda _request, _rows: Outcome.choices,
               lambda rows, value: rows.filter(outcome=value)),
        Filter("sheet", _("Bảng (sheet)"), lambda _request, _rows: [(s, s) for s in sheets],
               lambda rows, value: rows.filter(sheet=value)),
        Filter("evidence", _("Minh chứng"),
               lambda _request, _rows: [("missing", _("Chưa có minh chứng"))],
               lambda rows, _value: rows.filter(unproven=True)),
    ]  # fmt: skip
    if found.state in (State.IMPORTED, State.UNDONE):
        filters.append(
            Filter("result", _("Đã làm"), lambda _request, _rows: Result.choices[1:],
                   lambda rows, value: rows.filter(result=value))
        )  # fmt: skip
    return filters


def _narrowed(rows: QuerySet, text: str, filters: list[Bound]) -> QuerySet:
    for word in fold(text).split():
        rows = rows.filter(folded__contains=word)
    for one in filters:
        rows = one.narrow(rows)
    return rows


def _tallies(found: ImportBatch) -> list[dict[str, Any]]:
    """Counts that open to their lines."""
    counts = found.counts.get("outcomes", {})
    tallies = [
        {
            "count": counts[outcome], "label": Outcome(outcome).label,
            "address": f"{address(found)}?outcome={outcome}#list",
            "look": outcome in (Outcome.WAITING, Outcome.ERROR, Outcome.REFUSED),
        }
        for outcome in Outcome.values
        if counts.get(outcome)
    ]  # fmt: skip
    if found.counts.get("unproven"):
        tallies.append({
            "count": found.counts["unproven"], "label": _("Chưa có minh chứng"),
            "address": f"{address(found)}?evidence=missing#list", "look": False,
        })  # fmt: skip
    return tallies


def _sheets(found: ImportBatch) -> list[dict[str, Any]]:
    """Sheet × outcome, each number with the address of its lines."""
    rows = []
    for sheet, counts in found.counts.get("sheets", []):
        cells = [
            {
                "label": Outcome(outcome).label, "count": counts.get(outcome, 0),
                "address": f"?{urlencode({'sheet': sheet, 'outcome': outcome})}#list",
            }
            for outcome in Outcome.values
        ]  # fmt: skip
        rows.append({"sheet": sheet, "cells": cells})
    return rows


def shown(line: ImportLine) -> Shown:
    content = line.content
    model, values = content.get("model", ""), content.get("values", {})
    before = content.get("before", {})
    rest = {name: value for name, value in values.items() if name not in before}
    return Shown(
        line, SHAPES[Outcome(line.outcome)], shown_values(model, rest),
        shown_changes(model, before, values), content.get("value") or content.get("given", ""),
        said(content.get("what")), said(content.get("cure")), _kept(content.get("kept", "")),
    )  # fmt: skip


def said(pair: list[str] | None) -> str:
    """The sentence in the reader's language, of a pair in Vietnamese and English."""
    return pair[1 if get_language() == "en" else 0] if pair else ""


def _kept(why: str) -> str:
    return {
        "corrected": _("Giữ lại vì đã được sửa sau khi nhập; hãy tự xem và sửa ở sổ."),
        "leaned_on": _("Giữ lại vì có bản ghi khác dựa vào; gỡ các bản ghi ấy trước."),
    }.get(why, "")
