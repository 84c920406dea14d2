"""The matrix page (rà soát)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from thidua.bridge.law import the_law
from thidua.cycle.nominations.abbreviations import abbreviations
from thidua.cycle.nominations.columns import Column, columns
from thidua.cycle.nominations.matrix import SIZES, Matrix, matrix
from thidua.cycle.nominations.reviewing import HIGHER_LEVELS, Review, review_of
from thidua.cycle.nominations.roster import Entry
from thidua.cycle.nominations.words import LEVEL_WORDS, VERDICT_FILTERS
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.views.sweep.drawing import Drawing
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.years import chosen_year
from thidua.surfaces.lawbook.naming import SHELF_WORDS


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page draws it."""

    entry: Entry
    cells: SafeString
    address: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A filter: its name, label, choices and value."""

    name: str
    label: str
    choices: list[tuple[str, str]]
    value: str


def sweep(request: SignedIn) -> HttpResponse:
    require(readers, request.user)
    review = review_of(request.GET, chosen_year(request))
    found = matrix(request.user, review, request.GET)
    review = found.board.review
    context = {
        "matrix": found, "review": review, "lines": lines(found), "sizes": SIZES,
        "choices": choices(request, found), "tabs": tabs(found, review),
        "levels": levels(review), "shelves": shelves(found),
        "carried": carried(request), "every": ",".join(every(found.kind)),
        "provisional": bool(found.board.readings),
        "hatched": bool((found.board.leaning != found.board.overall).any()),
        "headings": headings(found),
        "abbreviations": abbreviations(
            (found.board.entries[place] for place in found.page.object_list), found.columns
        ),
    }  # fmt: skip
    return render(request, "desk/sweep/matrix.html", context)


def lines(found: Matrix) -> list[Line]:
    view = "desk:person" if found.kind == "individual" else "desk:collective"
    whys, query, drawing = reverse("desk:sweep"), found.board.review.query, Drawing()
    return [
        Line(
            row.entry, drawing.row(row.cells, f"{whys}{UUID(row.entry.uid)}/", query),
            f"{reverse(view, args=[UUID(row.entry.uid)])}?{query}",
        )
        for row in found.shown
    ]  # fmt: skip


def tabs(found: Matrix, review: Review) -> list[dict[str, Any]]:
    """The other kind has awards of its own: a choice of columns does not follow to it."""
    query = replace(review, awards=None).query
    words = {
        "individual": pgettext("recipients", "Cá nhân"),
        "collective": pgettext("recipients", "Tập thể"),
        "household": pgettext("recipients", "Hộ gia đình"),
    }
    return [
        {"label": words[kind], "here": kind == found.kind,
         "address": f"{reverse('desk:sweep')}?kind={kind}&{query}"}
        for kind in found.kinds
    ]  # fmt: skip


def headings(found: Matrix) -> list[dict[str, Any]]:
    """A heading an award, with the order that a press on it asks for."""
    return [{"column": column, **_order(column.code, found.filters.sort)}
            for column in found.columns]  # fmt: skip


def _order(key: str, now: str) -> dict[str, str]:
    if now == key:
        return {"sort": f"-{key}", "direction": "ascending"}
    return {"sort": key, "direction": "descending" if now == f"-{key}" else ""}


def choices(request: SignedIn, found: Matrix) -> list[Choice]:
    filters = found.filters
    verdicts = dict(VERDICT_FILTERS)
    if not found.knows_all:
        verdicts.pop("on_hold")
    if not any(column.likely for column in found.columns) and filters.verdict != "likely":
        verdicts.pop("likely")
    if not any(column.hopeful for column in found.columns) and filters.verdict != "hopeful":
        verdicts.pop("hopeful")
    return [
        Choice("unit", _("Đơn vị"), units(request), str(filters.unit or "")),
        Choice("award", _("Danh hiệu, hình thức"), _awards(found.columns), filters.award),
        Choice(
            "verdict",
            _("Kết quả"),
            [(code, str(word)) for code, word in verdicts.items()],
            filters.verdict,
        ),
    ]


def _words(verdicts: Mapping[str, object]) -> list[tuple[str, str]]:
    return [(code, str(word)) for code, word in verdicts.items()]


def units(request: SignedIn) -> list[tuple[str, str]]:
    rows = Organisation.objects.visible_to(request.user).exclude(
        kind__in=(Kind.BLOC, Kind.PROVINCE, Kind.MINISTRY)
    )
    return [(str(row.pk), str(row)) for row in rows]


def _awards(columns: list[Column]) -> list[tuple[str, str]]:
    return [(column.code, column.name) for column in columns]


def shelves(found: Matrix) -> list[dict[str, Any]]:
    """What may stand as columns for this kind, shelf by shelf; those that do are ticked."""
    law = the_law()
    groups: dict[str, list[dict[str, Any]]] = {}
    for one in columns(found.kind, law.judged):
        box = {"code": one.code, "name": one.name, "ticked": one.code in found.board.awards}
        groups.setdefault(law.awards[one.code].shelf, []).append(box)
    return [{"shelf": shelf, "word": SHELF_WORDS[shelf], "boxes": boxes}
            for shelf, boxes in groups.items()]  # fmt: skip


def every(kind: str) -> list[str]:
    return [one.code for one in columns(kind, the_law().judged)]


NOT_CARRIED = ("awards", "award", "verdict", "sort", "page")
"""What an address says of the columns: another choice of them starts anew."""


def carried(request: SignedIn) -> list[tuple[str, str]]:
    """The rest of the address, kept when other columns are chosen."""
    return [(name, text) for name, texts in request.GET.lists() if name not in NOT_CARRIED
            for text in texts]  # fmt: skip


def levels(review: Review) -> list[dict[str, Any]]:
    """The receipt days of the levels of review, for the form that changes them."""
    higher = dict(review.higher)
    first = {"name": "received", "label": LEVEL_WORDS["base"], "day": review.received}
    return [first] + [
        {"name": f"received_{level}", "label": LEVEL_WORDS[level], "day": higher.get(level)}
        for level in HIGHER_LEVELS
    ]
