"""When the law changes: the days on which another text comes into force or one ends."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ..model.law import Award, Instrument, Law, Standard


@dataclass(frozen=True, slots=True)
class Around:
    """The last change on or before a day, and the next one after it; None: none in the data."""

    last: date | None
    next: date | None


def around(days: Sequence[date], on: date) -> Around:
    """``days`` ascending."""
    after = bisect_right(days, on)
    return Around(days[after - 1] if after else None, days[after] if after < len(days) else None)


def day_before(days: Sequence[date], on: date) -> date | None:
    """The change strictly before a day."""
    place = bisect_left(days, on)
    return days[place - 1] if place else None


def award_days(award: Award) -> tuple[date, ...]:
    """Days on which a standard of the award starts, changes or ends, ascending."""
    return _sorted(day for standard in award.standards for day in _standard_days(standard))


def instrument_days(instrument: Instrument) -> tuple[date, ...]:
    """The day it takes effect and the day it ends."""
    return _sorted(day for day in (instrument.starts, instrument.ends) if day)


@lru_cache(maxsize=8)
def law_days(law: Law) -> tuple[date, ...]:
    """Days on which anything of the whole law starts, changes or ends, ascending."""
    return _sorted(_all_days(law))


def _all_days(law: Law) -> Iterator[date]:
    for award in law.awards.values():
        yield from award_days(award)
    for instrument in law.instruments.values():
        yield from instrument_days(instrument)
    spans = [(one.starts, one.ends) for p in law.principles.values() for one in p.versions]
    spans += [(one.starts, one.ends) for one in law.overlays]
    for span in spans:
        yield from filter(None, span)


def _standard_days(standard: Standard) -> Iterator[date]:
    for version in standard.versions:
        yield version.starts
        if version.ends:
            yield version.ends


def _sorted(days: Iterator[date]) -> tuple[date, ...]:
    return tuple(sorted(set(days)))
