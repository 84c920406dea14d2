"""Plan, actual, growth, beyond the plan: an indicator over the years, in exact decimals."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, localcontext

from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.words import Better, Shape
from thidua.cycle.results.models import IndicatorResult

HUNDRED = Decimal(100)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Point:
    """A year. ``growth`` and ``of_plan`` are in percent; ``measured`` is what the plan is held
    against: growth, or the value itself. ``beyond`` is in percentage points for growth and shares,
    in the indicator's unit else, and above 0 where the plan is surpassed."""

    year: int
    planned: Decimal | None
    actual: Decimal | None
    growth: Decimal | None
    measured: Decimal | None
    beyond: Decimal | None
    of_plan: Decimal | None
    best_so_far: bool
    row: IndicatorResult | None = None


@dataclass(frozen=True, slots=True)
class Average:
    """Of the years ``first`` to ``last``; growth is compound, from the year before the first."""

    first: int
    last: int
    growth: Decimal | None
    mean: Decimal | None
    start: Decimal | None
    end: Decimal | None


@dataclass(frozen=True, slots=True)
class Series:
    indicator: Indicator
    points: tuple[Point, ...] = field(default=())

    @property
    def latest(self) -> Point | None:
        done = [one for one in self.points if one.actual is not None]
        return done[-1] if done else None

    @property
    def best_year(self) -> int | None:
        """The year of the best value of all, where more than one year has a value."""
        best = [one.year for one in self.points if one.best_so_far]
        return best[-1] if best else None

    def at(self, year: int) -> Point | None:
        return next((one for one in self.points if one.year == year), None)

    @property
    def measured_in_growth(self) -> bool:
        return self.indicator.shape == Shape.GROWTH

    @property
    def is_share(self) -> bool:
        return self.indicator.shape == Shape.SHARE

    @property
    def in_points(self) -> bool:
        """Plans are percentages: what is beyond them counts in points, not in percent."""
        return self.measured_in_growth or self.is_share

    def average(self, first: int, last: int) -> Average:
        levels = {one.year: one.actual for one in self.points if one.actual is not None}
        within = [value for year, value in levels.items() if first <= year <= last]
        mean = rounded(sum(within, Decimal(0)) / len(within)) if within else None
        start, end = levels.get(first - 1), levels.get(last)
        growth = None
        if self.indicator.shape != Shape.SHARE:
            growth = compound(start, end, last - first + 1)
        return Average(first, last, growth, mean, start, end)


def rounded(value: Decimal) -> Decimal:
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def compound(start: Decimal | None, end: Decimal | None, years: int) -> Decimal | None:
    """Average growth a year in percent; None from or to nothing."""
    if start is None or end is None or start <= 0 or end <= 0 or years < 1:
        return None
    with localcontext() as context:
        context.prec = 40
        return rounded(((end / start) ** (Decimal(1) / years) - 1) * HUNDRED)


def growth_of(before: Decimal | None, now: Decimal | None) -> Decimal | None:
    if before is None or now is None or before <= 0:
        return None
    return rounded((now / before - 1) * HUNDRED)


def series(
    indicator: Indicator, rows: Iterable[IndicatorResult], planned: Mapping[int, Decimal]
) -> Series:
    """``planned``: targets of movements by year, used where a row names no plan of its own."""
    kept = {row.year: row for row in rows}
    points: list[Point] = []
    best: Decimal | None = None
    for year in sorted({*kept, *planned}):
        row, before = kept.get(year), kept.get(year - 1)
        point, best = _point(indicator, year, row, before, planned.get(year), best)
        points.append(point)
    return Series(indicator, tuple(points))


def _point(
    indicator: Indicator, year: int, row: IndicatorResult | None, before: IndicatorResult | None,
    target: Decimal | None, best: Decimal | None,
) -> tuple[Point, Decimal | None]:  # fmt: skip
    actual = row.actual if row else None
    plan = row.planned if row and row.planned is not None else target
    growth = None
    if indicator.shape != Shape.SHARE:  # a share's own growth misleads: 20 % to 30 % is no 50 %
        growth = growth_of(before.actual if before else None, actual)
    measured = growth if indicator.shape == Shape.GROWTH else actual
    leads = measured is not None and (best is None or _better(indicator, measured, best))
    point = Point(
        year, plan, actual, growth, measured, _beyond(indicator, measured, plan),
        _of_plan(indicator, actual, plan), leads and best is not None, row,
    )  # fmt: skip
    return point, measured if leads else best


def _better(indicator: Indicator, one: Decimal, other: Decimal) -> bool:
    return one < other if indicator.better == Better.LOWER else one > other


def _beyond(indicator: Indicator, measured: Decimal | None, plan: Decimal | None) -> Decimal | None:
    if measured is None or plan is None:
        return None
    more = measured - plan
    return rounded(-more if indicator.better == Better.LOWER else more)


def _of_plan(indicator: Indicator, actual: Decimal | None, plan: Decimal | None) -> Decimal | None:
    """Levels and counts only: a growth's share of another growth says little."""
    if indicator.shape not in (Shape.LEVEL, Shape.COUNT) or actual is None or not plan:
        return None
    return rounded(actual / plan * HUNDRED)
