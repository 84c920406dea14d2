"""A chart of one indicator: bars of what was reached, a line of what was planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_FLOOR, Decimal

from django.utils.formats import number_format

from thidua.cycle.results.series import Point, Series

WIDTH, HEIGHT = 760, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 12, 26, 30
STEPS = 4
ROUND_TIMES = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
CLEAR = 22
MOST = 24
"""Years drawn; the table has them all."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Places in the drawing's units, as SVG writes them."""

    x: str
    y: str
    width: str
    height: str
    middle: str
    label: str
    label_y: str
    year: int
    best: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """``line`` are the points of the plan; ``dots`` the same one by one; ``ticks`` of the scale."""

    bars: tuple[Bar, ...]
    line: str
    dots: tuple[tuple[str, str], ...]
    ticks: tuple[tuple[str, str], ...]
    years: tuple[tuple[str, int], ...]
    zero: str
    width: int = WIDTH
    height: int = HEIGHT


def draw(series: Series) -> Drawing | None:
    """None where there is nothing to draw."""
    points = series.points[-MOST:]
    values = [value for one in points for value in (one.measured, one.planned)
              if value is not None]  # fmt: skip
    if not values:
        return None
    scale = _Scale.of(values)
    slot = Decimal(WIDTH - LEFT - RIGHT) / len(points)
    middles = [LEFT + slot * place + slot / 2 for place in range(len(points))]
    plan = [
        (_at(middle), scale.at(one.planned))
        for middle, one in zip(middles, points, strict=True) if one.planned is not None
    ]  # fmt: skip
    return Drawing(
        bars=tuple(_bars(series, points, middles, slot, scale)),
        line=" ".join(f"{x},{y}" for x, y in plan) if len(plan) > 1 else "",
        dots=tuple(plan), ticks=scale.ticks(),
        years=tuple((_at(middle), one.year) for middle, one in zip(middles, points, strict=True)),
        zero=scale.at(Decimal(0)),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Scale:
    """From ``low`` to ``high`` in round steps."""

    low: Decimal
    high: Decimal
    step: Decimal

    @classmethod
    def of(cls, values: Sequence[Decimal]) -> _Scale:
        low, high = min(*values, Decimal(0)), max(*values, Decimal(0))
        step = _round_step((high - low or Decimal(1)) / STEPS)
        return cls(_down(low / step) * step, -_down(-high / step) * step or step, step)

    def place(self, value: Decimal) -> Decimal:
        share = (self.high - value) / (self.high - self.low)
        return TOP + share * (HEIGHT - TOP - BOTTOM)

    def at(self, value: Decimal) -> str:
        return _at(self.place(value))

    def ticks(self) -> tuple[tuple[str, str], ...]:
        turns = int((self.high - self.low) / self.step)
        values = (self.low + self.step * turn for turn in range(turns + 1))
        return tuple((self.at(value), _label(value)) for value in values)


def _down(value: Decimal) -> Decimal:
    return value.to_integral_value(rounding=ROUND_FLOOR)


def _round_step(least: Decimal) -> Decimal:
    """The smallest of 1, 2, 2,5, 5 times a power of ten that is no less."""
    power = Decimal(10) ** least.adjusted()
    return next(power * times for times in ROUND_TIMES if power * times >= least)


def _bars(
    series: Series, points: Sequence[Point], middles: Sequence[Decimal], slot: Decimal,
    scale: _Scale,
) -> list[Bar]:  # fmt: skip
    width = min(slot * Decimal("0.6"), Decimal(64))
    bars = []
    for point, middle in zip(points, middles, strict=True):
        value = point.measured
        if value is None:
            continue
        top, bottom = sorted((scale.place(value), scale.place(Decimal(0))))
        bars.append(Bar(
            _at(middle - width / 2), _at(top), _at(width), _at(max(bottom - top, Decimal(1))),
            _at(middle), _label(value), _at(_clear(top, point, scale)), point.year,
            point.year == series.best_year,
        ))  # fmt: skip
    return bars


def _clear(top: Decimal, point: Point, scale: _Scale) -> Decimal:
    """Where a bar's number stands: above the mark of the plan where the two would meet."""
    if point.planned is None:
        return top - 6
    plan = scale.place(point.planned)
    return plan - 9 if 0 <= top - plan < CLEAR or 0 <= plan - top < 6 else top - 6


def _at(value: Decimal) -> str:
    return f"{value:.1f}"


def _label(value: Decimal) -> str:
    """Short, in the reader's own way of writing numbers."""
    places = 0 if abs(value) >= 1000 or value == value.to_integral_value() else 1
    return number_format(round(value, places), places, use_l10n=True, force_grouping=True)
