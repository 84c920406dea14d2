"""The day a term ends, and how many days are left on a given day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from ..model.law import Text
from ..model.sureness import weakest
from ..model.verdict import Citation, Sureness
from ..months import months_later
from .model import WORKING_DAYS, CalendarLaw, Count, Fixed, Term, TermVersion
from .working_days import ONE, WorkingDays


@dataclass(frozen=True, slots=True)
class Due:
    """When one term ends.

    ``written`` is the day as the rule gives it, ``day`` the one after moving off a day off (the
    same where it did not move). Both are None where no rule is recorded: ``reason`` is
    ``no_version`` or ``unread``. ``estimated`` lists the years whose days off are only foreseen
    and on which ``day`` rests; ``off`` the weekdays off on the way.
    """

    code: str
    event: date
    day: date | None
    written: date | None
    rule: Count | Fixed | None
    moved: bool
    off: tuple[tuple[date, str], ...]
    estimated: tuple[int, ...]
    sureness: Sureness
    citations: tuple[Citation, ...]
    notes: tuple[Text, ...]
    reason: str | None


@dataclass(frozen=True, slots=True)
class Left:
    """Days from a given day to a due day: negative when it is past; 0 on the day itself."""

    days: int
    working_days: int
    estimated: tuple[int, ...]


def due(calendar: CalendarLaw, code: str, event: date) -> Due:
    """The due day of a term counted from an event.

    Raises:
        KeyError: no term has this code.
        OutOfCalendar: the count leaves the years 2000–2099.
    """
    term = calendar.terms[code]
    version = term.version_on(event)
    if version is None:
        return _open(term, event, "no_version")
    if version.rule is None:
        return _open(term, event, "unread", version)
    return _Counted(calendar, term, version, version.rule, event).due()


def left(calendar: CalendarLaw, end: date, today: date) -> Left:
    """How many days, and how many working days, remain on ``today`` until ``end``."""
    counter = WorkingDays(calendar.days_off)
    working = counter.between(today, end)
    return Left((end - today).days, working, _estimated(counter))


def statistics_year(
    calendar: CalendarLaw, year: int, code: str = "statistics_year"
) -> tuple[date, date, Citation] | None:
    """First and last day of a reporting year's figures; None where no rule is recorded."""
    for version in calendar.periods[code].versions:
        if version.from_year <= year and (version.to_year is None or year < version.to_year):
            first, last = (
                date(year + years, month, day)
                for month, day, years in (version.starts, version.ends)
            )
            return first, last, version.citation
    return None


def _open(term: Term, event: date, reason: str, version: TermVersion | None = None) -> Due:
    citations = (version.citation,) if version else ()
    notes = (version.text,) if version and version.text else ()
    return Due(term.code, event, None, None, None, False, (), (), Sureness.UNKNOWN, citations,
               notes, reason)  # fmt: skip


def _estimated(counter: WorkingDays) -> tuple[int, ...]:
    return tuple(sorted(year for year, off in counter.looked_at.items() if off.estimated))


@dataclass(frozen=True, slots=True)
class _Counted:
    calendar: CalendarLaw
    term: Term
    version: TermVersion
    rule: Count | Fixed
    event: date

    def due(self) -> Due:
        counter = WorkingDays(self.calendar.days_off)
        written = self._written(counter)
        day = self._settled(counter, written)
        citations = self._citations(counter, moved=day != written)
        return Due(
            self.term.code, self.event, day, written, self.rule, day != written,
            self._off(counter, day), _estimated(counter),
            weakest(*(citation.sureness for citation in citations)), citations,
            self._notes(counter), None,
        )  # fmt: skip

    def _off(self, counter: WorkingDays, day: date) -> tuple[tuple[date, str], ...]:
        """The weekdays off that the count passed over."""
        if not self._counts_work:
            return ()
        first, last = (day - ONE, self.event - ONE) if self._back else (self.event, day)
        return tuple(counter.holidays_between(first, last))

    @property
    def _back(self) -> bool:
        return isinstance(self.rule, Count) and self.rule.back

    @property
    def _counts_work(self) -> bool:
        return isinstance(self.rule, Count) and self.rule.unit == WORKING_DAYS

    def _written(self, counter: WorkingDays) -> date:
        rule, event = self.rule, self.event
        if isinstance(rule, Fixed):
            return _fixed(rule, event)
        counting = self.calendar.counting
        if counting.first_day_counted:
            event += ONE if rule.back else -ONE
        count = -rule.count if rule.back else rule.count
        if rule.unit == WORKING_DAYS:
            return counter.add(event, count)
        if rule.unit == "months":
            return months_later(event, count)
        return event + timedelta(days=count)

    def _settled(self, counter: WorkingDays, written: date) -> date:
        """A last day off is moved: forward, or back where the term runs before the event."""
        if self._on_day_off() == "keep":
            return written
        if self._back:
            return counter.previous_working(written)
        return counter.next_working(written)

    def _on_day_off(self) -> str:
        if self.version.on_day_off:
            return self.version.on_day_off
        return "keep" if isinstance(self.rule, Fixed) else self.calendar.counting.on_day_off

    def _citations(self, counter: WorkingDays, *, moved: bool) -> tuple[Citation, ...]:
        """The term, how it is counted, and the notices of the years it runs through."""
        counting = self.calendar.counting
        found = [self.version.citation]
        if isinstance(self.rule, Count):
            found.append(counting.first_day_citation)
        if moved and not self.version.on_day_off:
            found.append(counting.on_day_off_citation)
        if self._counts_work or moved:
            found += [off.citation for _, off in sorted(counter.looked_at.items())]
        return tuple(found)

    def _notes(self, counter: WorkingDays) -> tuple[Text, ...]:
        days_off = self.calendar.days_off
        notes = [self.version.text] if self.version.text else []
        notes += [{lang: text.format(year=year) for lang, text in days_off.estimate.items()}
                  for year in _estimated(counter)]  # fmt: skip
        return tuple(notes)


def _fixed(rule: Fixed, event: date) -> date:
    if rule.years_after is not None:
        return date(event.year + rule.years_after, rule.month, rule.day)
    this_year = date(event.year, rule.month, rule.day)
    return this_year if this_year >= event else date(event.year + 1, rule.month, rule.day)
