"""The facts: one row a subject, one column a lane.

Year masks are stored with bit = top − year, ``top`` being the latest year present, so that one
shift gives the view from any reference year, for every subject its own. 62 years fit; an older
year is refused, never wrapped.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..compiling.lanes import Flag, Lane, Number, YearLane

Ints = NDArray[np.int64]
SPAN = 62
"""Years a mask can hold."""
ENDLESS = 12_000
"""Months of service of somebody whose first day is not said: as many as one likes."""


@dataclass(slots=True)
class Facts:
    """Folded history of ``subjects`` (uids, in row order).

    ``masks``: year lane key → physical mask. ``maybe``: the same key → years that may be marked
    (a row whose tested column is empty). ``known``: table → years with complete records.
    ``service``: years in which the subject existed here. ``joined``, ``founded``: months since
    year 0, or None where the row does not say (−1). ``numbers``: (lower, upper) bounds.
    ``left``: the month in which service ended, −1 while it goes on (None: for everybody).
    """

    subjects: tuple[str, ...]
    top: int
    masks: dict[str, Ints]
    maybe: dict[str, Ints]
    known: dict[str, Ints]
    service: Ints
    joined: Ints
    founded: Ints
    flags: dict[str, NDArray[np.bool_]] = field(default_factory=dict)
    numbers: dict[str, tuple[Ints, Ints]] = field(default_factory=dict)
    left: Ints | None = None

    def __len__(self) -> int:
        return len(self.subjects)

    def row(self, n: int) -> Facts:
        """The facts of one subject."""
        one = slice(n, n + 1)
        return Facts(
            self.subjects[one], self.top,
            {key: mask[one] for key, mask in self.masks.items()},
            {key: mask[one] for key, mask in self.maybe.items()},
            {key: mask[one] for key, mask in self.known.items()},
            self.service[one], self.joined[one], self.founded[one],
            {key: flag[one] for key, flag in self.flags.items()},
            {key: (low[one], high[one]) for key, (low, high) in self.numbers.items()},
            None if self.left is None else self.left[one],
        )  # fmt: skip

    def later_top(self, years: int) -> Facts:
        """The same history with room for ``years`` more years; what no longer fits is far past."""
        keep = np.int64((1 << (SPAN - years)) - 1)

        def moved(columns: dict[str, Ints]) -> dict[str, Ints]:
            return {key: (mask & keep) << years for key, mask in columns.items()}

        return replace(
            self, top=self.top + years, masks=moved(self.masks), maybe=moved(self.maybe),
            known=moved(self.known), service=(self.service & keep) << years,
        )  # fmt: skip


def month_index(day: date, *, up: bool = True) -> int:
    """Months since year 0; a day after the first counts as the next month when ``up``."""
    return day.year * 12 + day.month - 1 + int(up and day.day > 1)


def tenure(year: int | Ints, joined: Any, left: Any, *, upper: bool) -> Any:
    """Whole months in service up to the end of ``year``, or to the month of leaving."""
    end = (year + 1) * 12
    last = np.where(left >= 0, np.minimum(left, end), end)
    months = np.clip(last - joined, 0, None)
    return np.where(joined < 0, ENDLESS if upper else 0, months)


@dataclass(frozen=True, slots=True)
class View:
    """Facts as seen from a reference year (one for all rows, or one a row)."""

    facts: Facts
    year: int | Ints

    def column(self, lane: Lane, upper: bool) -> NDArray[np.generic]:
        """The lane's lower or upper bound, bit k of a mask meaning ``year − k``."""
        if isinstance(lane, YearLane):
            return self.mask(lane, upper)
        if isinstance(lane, Flag):
            return self._flag(lane)
        return self._number(lane, upper)

    def shifted(self, mask: Ints) -> Ints:
        shift = self.facts.top - self.year
        if isinstance(shift, int):
            return mask >> shift if shift >= 0 else mask << -shift
        return np.where(shift >= 0, mask >> np.maximum(shift, 0), mask << np.maximum(-shift, 0))

    def mask(self, lane: YearLane, upper: bool) -> Ints:
        """The lower or upper bound of a year lane."""
        facts = self.facts
        mask = facts.masks[lane.key]
        if upper:
            if (maybe := facts.maybe.get(lane.key)) is not None:
                mask = mask | maybe
            if (known := facts.known.get(lane.table)) is not None:
                mask = mask | (facts.service & ~known)
        return self.shifted(mask)

    def value(self, lane: Lane, upper: bool) -> int:
        """The same bound of a single subject, as a plain number or truth."""
        if not isinstance(lane, YearLane):
            plain: int = self.column(lane, upper).item(0)
            return plain
        facts = self.facts
        mask = int(facts.masks[lane.key].item(0))
        if upper:
            if (maybe := facts.maybe.get(lane.key)) is not None:
                mask |= int(maybe.item(0))
            if (known := facts.known.get(lane.table)) is not None:
                mask |= int(facts.service.item(0)) & ~int(known.item(0))
        assert isinstance(self.year, int)
        shift = facts.top - self.year
        return mask >> shift if shift >= 0 else mask << -shift

    def _flag(self, lane: Flag) -> NDArray[np.bool_]:
        default = lane.what == "listed"  # no list given: everyone who meets the standard
        found = self.facts.flags.get(lane.key)
        return np.full(len(self.facts), default) if found is None else found

    def _number(self, lane: Number, upper: bool) -> Ints:
        if lane.what == "months":
            return self._months()
        if lane.what == "tenure":
            return self._tenure(upper=upper)
        if lane.what == "age":
            unknown = 1000 if upper else 0
            age = self.year - self.facts.founded // 12
            return np.where(self.facts.founded < 0, unknown, age)
        bounds = self.facts.numbers.get(lane.what)
        if bounds is None:
            return np.full(len(self.facts), 1 if upper else 0, dtype=np.int64)
        return bounds[int(upper)]

    def _tenure(self, *, upper: bool) -> Ints:
        facts = self.facts
        left = np.full(len(facts), -1) if facts.left is None else facts.left
        months: Ints = tenure(self.year, facts.joined, left, upper=upper)
        return months

    def _months(self) -> Ints:
        """Months served in the reference year; who does not say when they joined served all."""
        months = (self.year + 1) * 12 - self.facts.joined
        return np.where(self.facts.joined < 0, 12, np.clip(months, 0, 12))


def lanes_of(*graphs: Mapping[str, Lane]) -> dict[str, Lane]:
    """The union of the lanes that several graphs read."""
    return {key: lane for graph in graphs for key, lane in graph.items()}
