"""The fixed days of the law that lie ahead, counted in working days from a given day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from thidua_rules.deadlines import CalendarLaw, Fixed, Term, due, left
from thidua_rules.loading.calendar import load_calendar
from thidua_rules.model.law import in_language
from thidua_rules.model.verdict import Sureness


@dataclass(frozen=True, slots=True)
class Ahead:
    """A term that ends on a fixed day of the calendar.

    ``day`` is None where the text that sets it has not been read: ``note`` then says so.
    ``event_year`` is the year of the event the term counts from, where the term names one.
    ``estimated`` lists the years whose days off are only foreseen.
    """

    name: str
    duty: str
    event: str
    event_year: int | None
    day: date | None
    days: int
    working_days: int
    cited: str
    sure: bool
    estimated: tuple[int, ...]
    note: str


def days_ahead(today: date, lang: str) -> tuple[Ahead, ...]:
    """Each fixed-day term at its next day, the nearest first, those of unread texts last."""
    calendar = load_calendar()
    found = [
        one
        for term in calendar.terms.values() if _fixed(term)
        for one in _ahead(calendar, term, today, lang)
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.name)))


def _fixed(term: Term) -> bool:
    return any(isinstance(version.rule, Fixed) for version in term.versions)


def _ahead(calendar: CalendarLaw, term: Term, today: date, lang: str) -> Iterator[Ahead]:
    """The next day of a term; a term of last year's event may end before one of this year's."""
    for event in (date(today.year - 1, 12, 31), today):
        version = term.version_on(event)
        if version is None:
            continue
        ends = due(calendar, term.code, event)
        if ends.day is not None and ends.day < today:
            continue
        if ends.day is None and event != today:
            continue
        rest = left(calendar, ends.day, today) if ends.day else None
        rule = version.rule
        named = isinstance(rule, Fixed) and rule.years_after is not None
        yield Ahead(
            in_language(term.name, lang), in_language(term.duty, lang),
            in_language(term.event, lang), event.year if named else None,
            ends.day, rest.days if rest else 0, rest.working_days if rest else 0,
            str(version.citation), ends.sureness is Sureness.VERIFIED,
            rest.estimated if rest else (), in_language(version.text, lang),
        )  # fmt: skip
        return
