"""The year's indicators at a glance: plan, actual, growth, beyond the plan."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thidua.cycle.results.permissions import may_enter_results, may_see_results
from thidua.cycle.results.queries import all_series, indicators_for
from thidua.foundation.policy.predicates import require
from thidua.foundation.registry.models import BodyRating
from thidua.surfaces.desk.views.results.choosing import place_of, places, result_at, year_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import rows_of


def board(request: SignedIn) -> HttpResponse:
    require(may_see_results, request.user)
    offered, year = places(request), year_of(request)
    place = place_of(request, offered)
    found = all_series(place, indicators_for(place)) if place else []
    lines: list[dict[str, Any]] = [
        {"series": one, "point": one.at(year),
         "address": f"{reverse('desk:indicator', args=[one.indicator.uid])}?place={place.uid}"}
        for one in found if place
    ]  # fmt: skip
    shown = [line for line in lines if line["point"]]
    context = {
        "place": place, "places": offered, "year": year, "lines": shown,
        "silent": [line for line in lines if not line["point"]],
        "beyond": sum(line["point"].beyond is not None and line["point"].beyond > 0
                      for line in shown),
        "told": sum(line["point"].beyond is not None for line in shown),
        "planned": sum(line["point"].planned is not None for line in shown),
        "bodies": _bodies(request, place, year) if place else [],
        "rows_at": rows_of("so-ket-qua", f"?year={year}{f'&place={place.uid}' if place else ''}"),
        "enters": place is not None and may_enter_results(request.user, place.pk),
        "new_at": result_at(place, year=year),
    }  # fmt: skip
    return render(request, "desk/results/board.html", context)


def _bodies(request: SignedIn, place: Any, year: int) -> list[BodyRating]:
    """Results that are no numbers: grades of the Party organisation and the unions."""
    rows = BodyRating.objects.visible_to(request.user)
    return list(rows.filter(organisation=place, year=year).order_by("body"))
