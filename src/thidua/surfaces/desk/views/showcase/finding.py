"""Where a role model may be found: whoever meets a standard and never had the award, and units
that went beyond their plan. What is on hold is never among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.cycle.nominations.reviewing import Review, review_of
from thidua.cycle.nominations.summary import summary
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.showcase.permissions import may_see_showcase
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.year.tally import rows_of
from thidua.surfaces.desk.years import chosen_year

MOST = 40


@dataclass(frozen=True, slots=True)
class Hint:
    """Who, why, where that is told, and the form with what is known filled in."""

    who: str
    why: str
    told: str
    begun: str


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    actor = reader(request)
    require(may_see_showcase, actor)
    year = chosen_year(request)
    review = review_of({}, year)
    hints = [*_never(actor, review), *_beyond(actor, year)]
    context = {
        "title": _("Gợi ý phát hiện điển hình"), "hints": hints, "year": year,
        "lead": _("Năm %(year)s: người, tập thể nổi bật mà chưa ai đề nghị.") % {"year": year},
        "crumbs": [(_("Điển hình tiên tiến"), rows_of("dien-hinh"))],
        "near": f"{reverse('desk:sweep')}?{review.query}&verdict=near",
    }  # fmt: skip
    return render(request, "desk/showcase/finding.html", context)


def _never(actor: Actor, review: Review) -> Iterator[Hint]:
    words = _("Đủ tiêu chuẩn %(award)s mà chưa từng được tặng")
    for kind, field in (("individual", "person"), ("collective", "unit")):
        seen: set[str] = set()
        for line in summary(actor, review, kind).forgotten:
            for entry in line.first:
                if entry.uid in seen or len(seen) >= MOST:
                    continue
                seen.add(entry.uid)
                uid = UUID(entry.uid)
                about = "person" if field == "person" else "organisation"
                yield Hint(
                    entry.name, words % {"award": line.column.name},
                    f"{reverse('desk:why', args=[uid, line.column.code])}?{review.query}",
                    _begun({field: f"{about}:{uid}", "found_by": "sweep", "year": review.year,
                            "kind": "person" if field == "person" else "collective"}),
                )  # fmt: skip


def _beyond(actor: Actor, year: int) -> Iterator[Hint]:
    """Units whose result of the year went beyond its plan, where more is better."""
    rows = IndicatorResult.objects.visible_to(actor).filter(
        year=year, actual__gt=F("planned"), indicator__better="higher",
    ).exclude(indicator__shape="growth").select_related("indicator", "organisation")  # fmt: skip
    words = _("Vượt kế hoạch %(indicator)s")
    for row in rows[:MOST]:
        yield Hint(
            row.organisation.name, words % {"indicator": row.indicator},
            reverse("desk:collective", args=[row.organisation.uid]),
            _begun({"unit": f"organisation:{row.organisation.uid}", "found_by": "result",
                    "year": year, "kind": "collective"}),
        )  # fmt: skip


def _begun(parts: dict[str, Any]) -> str:
    return f"{reverse('desk:record-new', args=['dien-hinh'])}?{urlencode(parts)}"
