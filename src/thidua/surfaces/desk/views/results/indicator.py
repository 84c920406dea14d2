"""One indicator over the years: the chart, the table beneath it, the average of a period."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render

from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.words import Shape
from thidua.cycle.results.permissions import may_enter_results, may_see_results
from thidua.cycle.results.queries import indicators_for, series_of
from thidua.cycle.results.series import Series
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.views.results.chart import draw
from thidua.surfaces.desk.views.results.choosing import crumb, number, place_of, places, result_at
from thidua.surfaces.desk.views.sweep.finding import SignedIn

PERIOD = 5


def indicator_page(request: SignedIn, uid: UUID) -> HttpResponse:
    require(may_see_results, request.user)
    place = place_of(request, places(request))
    one = Indicator.objects.filter(uid=uid).first()
    if one is None or place is None or one not in indicators_for(place):
        raise Http404
    series = series_of(place, one)
    first, last = _period(request, series)
    context = {
        "indicator": one, "place": place, "series": series, "chart": draw(series),
        "crumbs": crumb(), "first": first, "last": last,
        "average": series.average(first, last) if first <= last else None,
        "enters": may_enter_results(request.user, place.pk),
        "new_at": result_at(place, indicator=one.uid, year=_next(series)),
    }  # fmt: skip
    return render(request, "desk/results/indicator.html", context)


def _next(series: Series) -> int | str:
    """The year whose result is most likely to be entered now."""
    return series.latest.year + 1 if series.latest else ""


def _period(request: SignedIn, series: Series) -> tuple[int, int]:
    """The years asked for; else the latest five of them that have an end."""
    done = [one.year for one in series.points if one.actual is not None]
    last = number(request.GET.get("den", ""), done[-1] if done else 0)
    earliest = done[0] + 1 if done and series.indicator.shape != Shape.SHARE else last - PERIOD + 1
    first = number(request.GET.get("tu", ""), max(last - PERIOD + 1, min(earliest, last)))
    return first, last
