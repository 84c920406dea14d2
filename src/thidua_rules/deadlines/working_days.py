"""Working days of the civil service: weekdays without holidays, and weekend days made up.

Labour Code 45/2019/QH14 Article 112 and each year's notice. Years that are not recorded are
estimated with the ``holidays`` library, which knows the lunar calendar but neither a notice nor a
swapped day before it is published in a new release of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from .model import DaysOff, YearOff

ONE = timedelta(days=1)
EARLIEST, LATEST = 2000, 2099


class OutOfCalendar(ValueError):
    """A day outside the years the lunar calendar is known for."""


@dataclass(slots=True)
class WorkingDays:
    """Counts working days and remembers which years it had to look at."""

    days_off: DaysOff
    looked_at: dict[int, YearOff] = field(default_factory=dict)

    def year(self, year: int) -> YearOff:
        """The days off of a year, recorded or estimated.

        Raises:
            OutOfCalendar: before 2000 or after 2099.
        """
        if year not in self.looked_at:
            if not EARLIEST <= year <= LATEST:
                raise OutOfCalendar(year)
            self.looked_at[year] = self.days_off.years.get(year) or estimated(self.days_off, year)
        return self.looked_at[year]

    def works(self, day: date) -> bool:
        """Whether the civil service works on a day."""
        year = self.year(day.year)
        if day.weekday() in self.days_off.weekend:
            return day in year.worked
        return day not in year.off

    def add(self, day: date, count: int) -> date:
        """The ``count``-th working day after a day (before it, where ``count`` is negative).

        The day itself is not counted; 0 gives the day unchanged.
        """
        step = ONE if count > 0 else -ONE
        left = abs(count)
        while left:
            day += step
            left -= self.works(day)
        return day

    def next_working(self, day: date) -> date:
        """The day itself if it is worked, else the first working day after it."""
        while not self.works(day):
            day += ONE
        return day

    def previous_working(self, day: date) -> date:
        """The day itself if it is worked, else the last working day before it."""
        while not self.works(day):
            day -= ONE
        return day

    def between(self, first: date, last: date) -> int:
        """Working days after ``first`` up to and including ``last``; negative the other way."""
        if last < first:
            return -self.between(last, first)
        return sum(self.works(day) for day in _days(first, last))

    def holidays_between(self, first: date, last: date) -> list[tuple[date, str]]:
        """Weekdays off after ``first`` up to and including ``last``, with the holiday's name."""
        return [(day, self.year(day.year).off[day]) for day in _days(first, last)
                if day in self.year(day.year).off]  # fmt: skip


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day < last:
        day += ONE
        yield day


def estimated(days_off: DaysOff, year: int) -> YearOff:
    """A year's days off as the ``holidays`` library foresees them."""
    from holidays import country_holidays  # reason: takes half a second, seldom needed

    known = country_holidays("VN", years=year)
    off, worked = {}, set()
    for day in _days(date(year - 1, 12, 31), date(year, 12, 31)):
        weekend = day.weekday() in days_off.weekend
        if not weekend and not known.is_working_day(day):
            off[day] = "holiday"
        if weekend and known.is_working_day(day):
            worked.add(day)
    return YearOff(year, off, frozenset(worked), True, days_off.estimate_citation, None)
