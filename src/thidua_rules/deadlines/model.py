"""Days off and deadlines as small frozen types; dates only, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..model.law import Text
from ..model.verdict import Citation

WORKING_DAYS = "working_days"
UNITS = (WORKING_DAYS, "days", "months")


@dataclass(frozen=True, slots=True)
class YearOff:
    """The weekdays off and the weekend days worked of one year.

    ``off`` maps a day to the name of its holiday (a key of ``DaysOff.names``). ``estimated``: no
    notice of that year was read.
    """

    year: int
    off: Mapping[date, str]
    worked: frozenset[date]
    estimated: bool
    citation: Citation
    note: Text | None


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The years recorded, and what is said of a year that is only estimated."""

    weekend: frozenset[int]  # date.weekday()
    names: Mapping[str, Text]
    years: Mapping[int, YearOff]
    estimate: Text  # holds {year}
    estimate_citation: Citation


@dataclass(frozen=True, slots=True)
class Counting:
    """How a term is counted where nothing else is said."""

    first_day_counted: bool
    first_day: Text
    first_day_citation: Citation
    on_day_off: str  # next | keep
    on_day_off_text: Text
    on_day_off_citation: Citation


@dataclass(frozen=True, slots=True)
class Count:
    """So many days or months from the event; ``back``: before it."""

    count: int
    unit: str
    back: bool


@dataclass(frozen=True, slots=True)
class Fixed:
    """A day of the calendar, so many years after the event's year, or the next such day."""

    month: int
    day: int
    years_after: int | None  # None: the next such day, the event's own day included


@dataclass(frozen=True, slots=True)
class TermVersion:
    """A term as it stands for events from ``starts`` until before ``ends``.

    ``rule`` None: the text leaves it to others or has not been read; ``text`` says which.
    """

    starts: date
    ends: date | None
    rule: Count | Fixed | None
    on_day_off: str | None  # None: as Counting says; a fixed day stays
    citation: Citation
    text: Text | None


@dataclass(frozen=True, slots=True)
class Term:
    """One deadline of the law: what must be done, counted from which event, by whom."""

    code: str
    name: Text
    event: Text
    duty: Text | None
    awards: tuple[str, ...]  # empty: not tied to single awards
    versions: tuple[TermVersion, ...]

    def version_on(self, day: date) -> TermVersion | None:
        """The version for an event on a day; None where none is recorded."""
        for version in self.versions:
            if version.starts <= day and (version.ends is None or day < version.ends):
                return version
        return None


@dataclass(frozen=True, slots=True)
class PeriodVersion:
    """The stretch of days a reporting year covers: (month, day, years added to the year)."""

    from_year: int
    to_year: int | None  # half-open
    starts: tuple[int, int, int]
    ends: tuple[int, int, int]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Period:
    """A reporting period, version by version."""

    code: str
    name: Text
    versions: tuple[PeriodVersion, ...]


@dataclass(frozen=True, slots=True, eq=False)
class CalendarLaw:
    """Everything under ``calendar/``, checked."""

    days_off: DaysOff
    counting: Counting
    terms: Mapping[str, Term]
    periods: Mapping[str, Period]
    shorts: Mapping[str, Text]  # instrument → its short name
