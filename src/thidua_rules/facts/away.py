"""Years in which time away from work lasts so many months. Both executors of the facts call this.

Months of one stretch are counted by the calendar. Several stretches are added up: whole months,
then the days left over, of which no text read says how many make a month: 31 surely do, fewer
than 28 surely do not, and what lies between stays open.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from ..compiling.lanes import Lasting, Where, YearLane

SHORTEST, LONGEST = 28, 31
"""Days of a month."""


UNRATED = YearLane(
    "absences", (Where("kind", "in", ("unpaid", "military")),), "starts", "ends",
    lasting=Lasting(7, together=True),
)  # fmt: skip
"""Years of less than six months of work: no rating is given (Decree 335/2025 Article 11), and none
says whether such a year passes. Records that are complete do not make it known."""


class Stretch(NamedTuple):
    """From ``starts`` until the day before ``ends`` (None: not known); ``sure``: it counts."""

    starts: date
    ends: date | None
    sure: bool = True


def years_away(
    stretches: Iterable[Stretch], months: int, as_of: date, *, together: bool
) -> tuple[set[int], set[int]]:
    """(Years in which so many months are surely reached, years in which they only may be).

    ``together`` adds up the stretches of a year; else one of them must reach the months alone. A
    stretch of which nobody says when it ended may last to the end of the year of ``as_of``.
    """
    rows = list(stretches)
    latest = date(as_of.year + 1, 1, 1)
    known = [(row.starts, row.ends) for row in rows if row.sure and row.ends is not None]
    sure, may = _years(known, months, together=together)
    if len(known) < len(rows):
        longest = [(row.starts, row.ends or latest) for row in rows]
        may |= set().union(*_years(longest, months, together=together))
    return sure, may - sure


def _years(
    spans: list[tuple[date, date]], months: int, *, together: bool
) -> tuple[set[int], set[int]]:
    sure, may = set(), set()
    merged = list(_merged(spans))
    for year in {y for start, end in merged for y in range(start.year, end.year + 1)}:
        first, last = date(year, 1, 1), date(year + 1, 1, 1)
        parts = [_length(max(start, first), min(end, last)) for start, end in merged
                 if start < last and first < end]  # fmt: skip
        least, most = _lasting(parts, together=together)
        if least >= months:
            sure.add(year)
        elif most >= months:
            may.add(year)
    return sure, may


def _merged(spans: list[tuple[date, date]]) -> Iterator[tuple[date, date]]:
    """Days away are counted once, however many rows speak of them."""
    held: tuple[date, date] | None = None
    for start, end in sorted(span for span in spans if span[0] < span[1]):
        if held is not None and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held is not None:
            yield held
        held = start, end
    if held is not None:
        yield held


def _lasting(parts: list[tuple[int, int]], *, together: bool) -> tuple[int, int]:
    """(Least, most) months of the (months, days) of a year's stretches."""
    if not together or len(parts) < 2:
        longest = max((months for months, _ in parts), default=0)
        return longest, longest
    whole, over = sum(months for months, _ in parts), sum(days for _, days in parts)
    return whole + over // LONGEST, whole + over // SHORTEST


def _length(start: date, end: date) -> tuple[int, int]:
    """Whole months by the calendar, and the days left over."""
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    years, month = divmod(start.month - 1 + months, 12)
    first = date(start.year + years, month + 1, 1)
    if start.day <= monthrange(first.year, first.month)[1]:
        return months, (end - first.replace(day=start.day)).days
    return months, end.day - 1  # that month has no such day: it ends with the month
