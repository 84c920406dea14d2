"""Time served, exact: calendar months and days of intervals of days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ..months import months_later

DAYS = 30
"""Days that make a month where days of separate intervals are added up; no text says."""


class Interval(NamedTuple):
    """From ``starts`` until before ``ends``."""

    starts: date
    ends: date


class Duration(NamedTuple):
    """Whole months and the days beyond them (fewer than ``DAYS`` or a month's)."""

    months: int = 0
    days: int = 0


def between(span: Interval) -> Duration:
    """Full calendar months and the days left over: 1 January 2010 to 1 January 2020 is 120."""
    starts, ends = span
    if ends <= starts:
        return Duration()
    months = (ends.year - starts.year) * 12 + ends.month - starts.month
    if months_later(starts, months) > ends:
        months -= 1
    return Duration(months, (ends - months_later(starts, months)).days)


def joined(spans: Iterable[Interval]) -> list[Interval]:
    """The same days in as few intervals as possible, in order: days held twice count once."""
    result: list[Interval] = []
    for span in sorted(s for s in spans if s.starts < s.ends):
        if result and span.starts <= result[-1].ends:
            result[-1] = Interval(result[-1].starts, max(result[-1].ends, span.ends))
        else:
            result.append(span)
    return result


def served(spans: Iterable[Interval]) -> Duration:
    """Time of all intervals together; what adjoins is measured as one."""
    parts = [between(span) for span in joined(spans)]
    months, days = sum(p.months for p in parts), sum(p.days for p in parts)
    if len(parts) > 1:
        months, days = months + days // DAYS, days % DAYS
    return Duration(months, days)
