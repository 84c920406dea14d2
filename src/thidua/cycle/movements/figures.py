"""Targets as a table: an indicator and the unit it is given to a row, a year a column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.formats import get_format, number_format
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import Indicator, Movement, Target
from thidua.cycle.movements.words import Better, Shape
from thidua.foundation.organisations.models import Organisation


def plain(value: Decimal) -> Decimal:
    """The same value without noughts at the end."""
    short = value.normalize()
    return short if int(short.as_tuple().exponent) <= 0 else short.quantize(Decimal(1))


def figure(value: Decimal | None) -> str:
    """1.234,5; empty where nothing is known."""
    if value is None:
        return ""
    places = -int(plain(value).as_tuple().exponent)
    return number_format(value, decimal_pos=places, use_l10n=True, force_grouping=True)


def read_figure(text: str) -> Decimal | None:
    """The value of a figure as it is told in the reader's language: 1.234,5 or 1,234.5.

    A mark of thousands counts only where it parts groups of three: in Vietnamese «2.150» is two
    thousand one hundred and fifty, and «2.15» is refused. None: not a figure.
    """
    group, point = (
        re.escape(get_format("THOUSAND_SEPARATOR")),
        re.escape(get_format("DECIMAL_SEPARATOR")),
    )
    plainly = "".join(text.split())
    if not re.fullmatch(
        rf"-?(\d{{1,15}}|\d{{1,3}}({group}\d{{3}}){{1,4}})({point}\d{{1,4}})?", plainly
    ):
        return None
    ungrouped = re.sub(group, "", plainly)
    return Decimal(re.sub(point, ".", ungrouped))


def measured(indicator: Indicator, value: Decimal) -> str:
    """A target in words: «tăng 11,9% một năm», «2 tỷ USD», «100% số đơn vị»."""
    told = {"figure": figure(value), "unit": indicator.unit}
    if indicator.shape == Shape.GROWTH:
        return _("tăng %(figure)s%% so với năm trước") % told
    if indicator.shape == Shape.SHARE:
        return _("%(figure)s%% số đơn vị, cá nhân") % told
    at = _("không quá %(figure)s %(unit)s") if indicator.better == Better.LOWER else (
        _("%(figure)s %(unit)s"))  # fmt: skip
    return at % told


def measure_of(indicator: Indicator) -> str:
    """In what the targets of an indicator are told, beside bare figures."""
    if indicator.shape == Shape.GROWTH:
        return _("% tăng so với năm trước")
    return _("% số đơn vị, cá nhân") if indicator.shape == Shape.SHARE else indicator.unit


@dataclass(slots=True)
class TargetRow:
    """``by_year`` holds the target of each year that has one."""

    indicator: Indicator
    unit: Organisation | None
    by_year: dict[int, Target] = field(default_factory=dict)

    @property
    def baseline(self) -> Decimal | None:
        """What the first of the years starts from."""
        return self.by_year[min(self.by_year)].baseline


@dataclass(frozen=True, slots=True)
class TargetTable:
    years: tuple[int, ...]
    rows: tuple[TargetRow, ...]

    def cells(self, row: TargetRow) -> list[tuple[int, Target | None]]:
        return [(year, row.by_year.get(year)) for year in self.years]


def table_of(movement: Movement) -> TargetTable:
    """One query."""
    rows = movement.targets.select_related("indicator", "organisation")
    return tabled(rows.order_by("indicator__code", "organisation__sort_key", "year"))


def tabled(targets: Iterable[Target]) -> TargetTable:
    found: dict[tuple[int, int | None], TargetRow] = {}
    for one in targets:
        key = one.indicator_id, one.organisation_id
        row = found.setdefault(key, TargetRow(one.indicator, one.organisation))
        row.by_year[one.year] = one
    years = sorted({year for row in found.values() for year in row.by_year})
    return TargetTable(tuple(years), tuple(found.values()))
