"""One person while the years are told: what is fixed beforehand, and what the years have added."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from thidua.foundation.demonstration.offices import Department, Team
from thidua.foundation.demonstration.rows import (
    Absence,
    Achievement,
    Award,
    Discipline,
    Hold,
    Posting,
    Retirement,
)

FIRST_YEAR = 2010
LAST_RATED = 2025
LAST_DECIDED = 2024  # titles of 2025 are what the first round reviews


@dataclass(slots=True)
class Work:
    """An initiative or a science work of one year, with what it has served."""

    year: int
    title: str
    kind: str = "initiative"
    level: str = "base"
    replicable: bool = False
    share: int = 100
    partner: str | None = None
    used_for: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class Life:
    """A person of the demonstration. ``gift`` in 0–1 steers chance.

    ``part`` names a written story (see ``cast``); its years are in ``set_ratings`` and ``works``,
    and chance leaves alone what ``quiet`` names.
    """

    key: str
    department: Department
    team: Team
    name: str
    sex: str
    born: date
    joined: date
    left: date | None
    gift: float
    title: str
    post: str = ""
    part: str = ""
    postings: list[Posting] = field(default_factory=list)
    set_ratings: dict[int, str] = field(default_factory=dict)
    ratings: dict[int, str] = field(default_factory=dict)
    works: list[Work] = field(default_factory=list)
    awards: list[Award] = field(default_factory=list)
    achievements: list[Achievement] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    discipline: list[Discipline] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    quiet: frozenset[str] = frozenset()
    retirement: Retirement | None = None
    died: date | None = None
    known_from: int | None = None  # records before this year have not come along

    def served(self, year: int) -> bool:
        """In service on the last day of the year."""
        end = date(year, 12, 31)
        return self.joined <= end and (self.left is None or self.left > end)

    def months_in(self, year: int) -> int:
        """Whole months of service within the year of joining; later years count in full."""
        if self.joined.year < year:
            return 12
        return 13 - self.joined.month - (self.joined.day > 1)

    def years(self, until: int) -> range:
        last = until if self.left is None else min(until, self.left.year)
        return range(max(FIRST_YEAR, self.joined.year), last + 1)

    def place(self, on: date) -> str:
        """The organisation of the post held on a day."""
        current = self.postings[0].organisation
        for posting in self.postings:
            if posting.starts <= on:
                current = posting.organisation
        return current

    def held(self, award: str, year: int) -> bool:
        return any(a.award == award and a.year == year and a.stands for a in self.awards)

    def years_of(self, award: str) -> list[int]:
        return sorted(
            a.year for a in self.awards
            if a.award == award and a.method == "merit" and a.stands
        )  # fmt: skip

    def works_of(self, year: int, level: str = "base") -> Iterator[Work]:
        return (work for work in self.works if work.year == year and work.level == level)

    def strictly(self, *, first: int, last: int) -> bool:
        """Every year from first to last is rated good or better."""
        return all(self.ratings.get(y) in ("good", "excellent") for y in range(first, last + 1))
