"""What indicators came to over the years of a report: plan, actual, growth, average, the best."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.words import Better, Shape
from thidua.cycle.results.models import IndicatorResult
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor

Found = Mapping[int, IndicatorResult]
TENTH = Decimal("0.01")
HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class YearOf:
    """``value``: what the plan is compared with: growth in percent, or the value itself."""

    year: int
    planned: Decimal | None
    actual: Decimal | None
    value: Decimal | None
    best: bool = False

    @property
    def beyond(self) -> Decimal | None:
        """How far past the plan; below nought where short of it."""
        if self.planned is None or self.value is None:
            return None
        return self.value - self.planned


@dataclass(frozen=True, slots=True)
class Course:
    """An indicator over the years; ``average`` a year in percent for growth, else the mean."""

    indicator: Indicator
    years: tuple[YearOf, ...]
    average: Decimal | None
    growth: Decimal | None = None  # of a level, a year in percent

    @property
    def beat(self) -> list[YearOf]:
        better = 1 if self.indicator.better == Better.HIGHER else -1
        return [one for one in self.years if one.beyond is not None and one.beyond * better > 0]


def courses(actor: Actor, organisation: Organisation, years: range) -> list[Course]:
    """Indicators of the office itself, those with a result in the years; one query."""
    rows = IndicatorResult.objects.visible_to(actor).filter(
        organisation=organisation, year__lte=years[-1]
    )
    series: dict[int, dict[int, IndicatorResult]] = {}
    for row in rows.select_related("indicator").order_by("indicator__code", "year"):
        series.setdefault(row.indicator_id, {})[row.year] = row
    return [_course(one, years) for one in series.values() if any(year in one for year in years)]


def _course(found: Found, years: range) -> Course:
    indicator = next(iter(found.values())).indicator
    values = {year: _value(found, year, indicator.shape) for year in found}
    best = _best(values.values(), indicator.better)
    told = tuple(
        YearOf(year, found[year].planned, found[year].actual, values[year],
               best=values[year] is not None and values[year] == best)
        for year in years if year in found
    )  # fmt: skip
    average = _average(found, values, years, indicator.shape)
    growth = _growth(found, years) if indicator.shape == Shape.LEVEL else None
    return Course(indicator, told, average, growth)


def _value(found: Found, year: int, shape: str) -> Decimal | None:
    actual = found[year].actual
    if shape != Shape.GROWTH or actual is None:
        return actual
    before = found[year - 1].actual if year - 1 in found else None
    return None if not before else ((actual / before - 1) * HUNDRED).quantize(TENTH)


def _best(values: Iterable[Decimal | None], better: str) -> Decimal | None:
    known = [one for one in values if one is not None]
    if len(known) < 2:
        return None
    return max(known) if better == Better.HIGHER else min(known)


def _growth(found: Found, years: range) -> Decimal | None:
    """A year in percent, from the level before the first year to that of the last."""
    before, after = found.get(years[0] - 1), found.get(years[-1])
    if not (before and after and before.actual and after.actual):
        return None
    if before.actual < 0 or after.actual < 0:
        return None
    with localcontext() as context:
        context.prec = 28
        ratio = after.actual / before.actual
        return ((ratio ** (Decimal(1) / len(years)) - 1) * HUNDRED).quantize(TENTH)


def _average(
    found: Found, values: Mapping[int, Decimal | None], years: range, shape: str
) -> Decimal | None:
    """Growth a year from the level before the first year to that of the last; else the mean."""
    if shape == Shape.GROWTH:
        return _growth(found, years)
    known = [one for year in years if (one := values.get(year)) is not None]
    return (sum(known, Decimal()) / len(known)).quantize(TENTH) if known else None
