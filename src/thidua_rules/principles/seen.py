"""What a principle looks at: one subject, one award, and what its verdict rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from ..facts.fold import in_time
from ..model.law import Award, Branching, Law, Leaf, PrincipleVersion
from ..model.question import Question
from ..model.verdict import CriterionResult, Overall, Status
from ..tables import Subject

Tokens = dict[str, object]
Found = Iterator[tuple[str, Tokens]]  # code of a notice, and what its sentence needs


@dataclass(frozen=True, slots=True)
class Seen:
    """One subject and one award, as a verdict about them found things.

    ``rows`` are the subject's own rows by table; ``rating_of`` gives anybody's rating of a year,
    for the unit a head leads; ``rivals`` are the awards the same sweep finds met; ``already``:
    this very award of this year is held.
    """

    law: Law
    award: Award
    question: Question
    subject: Subject
    rows: Mapping[str, list[Any]]
    rating_of: Callable[[str, int], str | None]
    criteria: Branching | None
    leaves: tuple[CriterionResult, ...]
    overall: Overall
    already: bool
    rivals: tuple[str, ...] = field(default=())

    @property
    def year(self) -> int:
        return self.question.year

    @property
    def receipt(self) -> tuple[date, date | None]:
        """(received, sent) at the level of review that decides the award."""
        return self.question.terms.receipt(self.award.level)

    @property
    def yearly(self) -> bool:
        """Titles are about one year; what counts as a year of work matters to them."""
        return self.award.family == "title"

    @property
    def reach(self) -> int:
        """How many years back the standard looks, a window since a prior award aside."""
        found = [1]
        for leaf in self.leaves:
            values = (leaf.tokens.get(name) for name in ("years", "window", "length"))
            found += [value for value in values if isinstance(value, int)]
            if leaf.leaf == "years_since" and isinstance(leaf.required, int):
                found.append(leaf.required)
        return max(found)

    def recorded(self, table: str) -> list[Any]:
        """The subject's rows that count on the day the file was received."""
        return [r for r in self.rows.get(table, []) if in_time(r, table, self.question.received)]

    def touching(self, table: str, year: int | None = None) -> list[Any]:
        """Rows of spans that lie in a year (the reference year) in whole or in part."""
        year = year or self.year
        first = date(year, 1, 1)
        spans = self.recorded(table)
        return [r for r in spans if r.starts.year <= year and (r.ends is None or r.ends > first)]

    def standing(self, *kinds: str) -> list[CriterionResult]:
        """Criteria of some leaf words that are met."""
        return [leaf for leaf in self.leaves if leaf.status is Status.MET
                and (leaf.leaf in kinds or leaf.tokens.get("reading") in kinds)]  # fmt: skip

    def parts(self) -> Iterator[Branching | Leaf]:
        """Every group and leaf of the standard."""
        groups = [self.criteria] if self.criteria else []
        while groups:
            group = groups.pop()
            yield group
            for child in group.children:
                if isinstance(child, Branching):
                    groups.append(child)
                else:
                    yield child

    def prior_awards(self) -> frozenset[str]:
        """Codes of the awards after which the standard counts."""
        return frozenset(part.since.award for part in self.parts()
                         if isinstance(part, Branching) and part.since)  # fmt: skip

    def counted_awards(self) -> frozenset[str]:
        """Codes of the awards that the standard counts in the years it looks at."""
        found: set[str] = set()
        for part in self.parts():
            if isinstance(part, Branching):
                found |= {*part.since.every_year.titles} if part.since else set()
                continue
            for leaf in (part, part.strict, part.lenient):
                code = leaf.params.get("award") if leaf else None
                found |= {code} if isinstance(code, str) else set()
        return frozenset(found)


Rule = Callable[[Seen, PrincipleVersion], Found]


def number(version: PrincipleVersion, name: str) -> int:
    """A whole number that a version of a principle states."""
    return int(version.applies[name][0])


def days_within(row: Any, year: int, as_of: date) -> int:
    """Days of a span that lie in a year."""
    ends = row.ends or as_of
    first, last = max(row.starts, date(year, 1, 1)), min(ends, date(year + 1, 1, 1))
    days: int = (last - first).days
    return max(days, 0)
