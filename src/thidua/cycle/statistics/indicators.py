"""What indicators came to over the years of a report, as the room of results reckons it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.words import Shape
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.results.queries import all_series
from thidua.cycle.results.series import Point, Series
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator over the years; ``average`` a year in percent for growth, else the mean, and of
    a level ``growth`` a year in percent beside it. ``best``: the year of the best value until the
    last of the years."""

    indicator: Indicator
    years: tuple[Point, ...]
    average: Decimal | None
    growth: Decimal | None
    best: int | None

    @property
    def beat(self) -> list[Point]:
        """The years in which the plan was surpassed."""
        return [one for one in self.years if one.beyond is not None and one.beyond > 0]


def courses(actor: Actor, organisation: Organisation, years: range) -> list[Course]:
    """Indicators of the office itself, those with a result in the years; three queries."""
    rows = IndicatorResult.objects.visible_to(actor).filter(
        organisation=organisation, year__range=(years[0], years[-1])
    )
    told = Indicator.objects.filter(pk__in=rows.values("indicator")).order_by("code")
    return [_course(one, years) for one in all_series(organisation, list(told))]


def _course(found: Series, years: range) -> Course:
    average = found.average(years[0], years[-1])
    level = found.indicator.shape == Shape.LEVEL
    best = [one.year for one in found.points if one.best_so_far and one.year <= years[-1]]
    return Course(
        found.indicator, tuple(one for one in found.points if one.year in years),
        average.growth if found.measured_in_growth else average.mean,
        average.growth if level else None, max(best, default=None),
    )  # fmt: skip
