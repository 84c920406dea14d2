"""What the sweep shows, for the first page: every count opens the rows it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.cycle.nominations.reviewing import Review, review_of
from thidua.cycle.nominations.roster import Entry
from thidua.cycle.nominations.summary import Forgotten, Summary, summary
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.years import chosen_year


@dataclass(frozen=True, slots=True)
class Count:
    """A count, what it counts, and the address of the rows behind it."""

    count: int
    label: str
    address: str
    of: int | None = None
    look: bool = False


def sweep_summary(request: SignedIn) -> HttpResponse:
    require(readers, request.user)
    review = review_of(request.GET, chosen_year(request))
    people = summary(request.user, review, "individual")
    units = summary(request.user, review, "collective")
    context = {
        "review": review, "counts": [*_counts(people, review), *_counts(units, review)],
        "forgotten": [
            _line(one, kind, review)
            for kind, found in (("individual", people), ("collective", units))
            for one in found.forgotten
        ],
    }  # fmt: skip
    return render(request, "desk/sweep/summary.html", context)


def _counts(found: Summary, review: Review) -> list[Count]:
    who = _("cá nhân") if found.kind == "individual" else _("tập thể")
    labels = {
        "eligible": _("%s đủ tiêu chuẩn ít nhất một danh hiệu, hình thức"),
        "likely": _("%s tạm tính đủ tiêu chuẩn"),
        "hopeful": _("%s đủ nếu được xếp loại tốt, xuất sắc"),
        "near": _("%s còn thiếu một điều kiện"),
        "on_hold": _("%s tạm dừng xét"),
    }
    return [
        Count(found.counts[code], label % who, _rows(found.kind, review, code),
              of=found.total if code == "eligible" else None)
        for code, label in labels.items() if found.counts[code]
    ]  # fmt: skip


def _rows(kind: str, review: Review, verdict: str, award: str = "") -> str:
    more = f"&award={award}" if award else ""
    return f"{reverse('desk:sweep')}?kind={kind}&{review.query}&verdict={verdict}{more}"


def _line(one: Forgotten, kind: str, review: Review) -> dict[str, Any]:
    return {
        "name": one.column.name, "of_collectives": kind == "collective",
        "count": one.count, "rest": one.count - len(one.first),
        "address": _rows(kind, review, "forgotten", one.column.code),
        "first": [(entry.name, _why(entry, one.column.code, review)) for entry in one.first],
    }  # fmt: skip


def _why(entry: Entry, award: str, review: Review) -> str:
    return f"{reverse('desk:why', args=[UUID(entry.uid), award])}?{review.query}"
