"""Time away counted day by day: the slow twin of ``facts.away``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

DAY = timedelta(days=1)


def away(
    rows: Iterable[Any], months: int, year: int, as_of: date, *, most: bool, together: bool
) -> bool:
    """Whether the rows reach so many months of the year, at least or (``most``) at most."""
    days: set[date] = set()
    for row in rows:
        day, end = row.starts, row.ends or (date(as_of.year + 1, 1, 1) if most else row.starts)
        while day < end:
            days.add(day)
            day += DAY
    lengths = [length(*run) for run in runs(sorted(d for d in days if d.year == year))]
    whole, over = (sum(part) for part in zip(*lengths, strict=True)) if lengths else (0, 0)
    if together and len(lengths) > 1:
        return whole + over // (28 if most else 31) >= months
    return any(one >= months for one, _ in lengths)


def runs(days: list[date]) -> list[tuple[date, date]]:
    """Unbroken stretches: first day, and the day after the last."""
    if not days:
        return []
    cuts = [0, *(n for n, (a, b) in enumerate(pairwise(days), 1) if b != a + DAY), len(days)]
    return [(days[a], days[b - 1] + DAY) for a, b in pairwise(cuts)]


def length(start: date, end: date) -> tuple[int, int]:
    """Whole months, and the days left over."""
    months = 0
    while later(start, months + 1) <= end:
        months += 1
    return months, (end - later(start, months)).days


def later(day: date, months: int) -> date:
    """The same day so many months later; where that month has no such day, the day after it."""
    years, month = divmod(day.month - 1 + months, 12)
    try:
        return date(day.year + years, month + 1, day.day)
    except ValueError:
        return date(day.year + years, month + 2, 1)
