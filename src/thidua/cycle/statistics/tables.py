"""A table of counts, each of which opens to the rows it counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q, QuerySet

from thidua.cycle.statistics.conditions import every
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.among import among
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import AwardHeld

Parts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which awards are counted: of years of achievement, or decided in a stretch of days; those
    that stand, decided ``until`` the cut-off. ``root``: a part of the tree, or all one sees."""

    years: range | None = None
    since: date | None = None
    until: date | None = None
    root: Organisation | None = None

    @property
    def parts(self) -> Parts:
        found = {"counted": "yes"}
        if self.years is not None:
            found["years"] = f"{self.years[0]}-{self.years[-1]}"
        if self.since is not None:
            found["since"] = self.since.isoformat()
        if self.until is not None:
            found["until"] = self.until.isoformat()
        return found

    @property
    def address(self) -> Parts:
        """The same with the place, which lists are filtered by in their own way."""
        return self.parts | ({"place": str(self.root.uid)} if self.root else {})

    def awards(self, actor: Actor) -> Any:
        return self.within(AwardHeld.objects.visible_to(actor)).filter(every(self.parts))

    def undated(self, actor: Actor) -> tuple[int, Parts]:
        """Awards of the years without a day of decision: no cut-off can count them."""
        if self.years is None or self.until is None:
            return 0, {}
        parts = {"counted": "undated", "years": self.parts["years"]}
        rows = self.within(AwardHeld.objects.visible_to(actor)).filter(every(parts))
        return rows.count(), parts | ({"place": str(self.root.uid)} if self.root else {})

    def within(
        self, rows: QuerySet, paths: Sequence[str] = ("organisation", "person__organisation")
    ) -> QuerySet:
        """Rows of the part of the tree, by any of the paths to an organisation."""
        if self.root is None:
            return rows
        ids = subtree_ids([self.root.pk])
        where = Q(pk__in=[])
        for path in paths:
            where |= Q(**among(path, ids))
        return rows.filter(where)


@dataclass(frozen=True, slots=True)
class Case:
    """A row or a column: its words and what it counts. ``deep``: part of the line above it."""

    label: Any
    parts: Parts = field(default_factory=dict)
    deep: bool = False
    unread: bool = False  # the form has it, what it counts was never read


@dataclass(frozen=True, slots=True)
class Counted:
    """A count and the parts of the address of its rows; no count where it is not known how."""

    count: int | None
    parts: Parts


@dataclass(frozen=True, slots=True)
class Line:
    case: Case
    cells: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class Table:
    title: Any
    columns: tuple[Case, ...]
    lines: tuple[Line, ...]
    book: str = "awards"
    notes: tuple[Any, ...] = ()


def cross(
    rows: QuerySet, title: Any, lines: Sequence[Case], columns: Sequence[Case], base: Parts,
    *, notes: Sequence[Any] = (), book: str = "awards", of: Any = every,
) -> Table:  # fmt: skip
    """Count rows by lines and columns; one query, whatever their number."""
    flags = {f"c{n}": one for n, one in enumerate([*lines, *columns])}
    groups = _grouped(rows, {name: of(one.parts) for name, one in flags.items()})
    down, across = list(flags)[: len(lines)], list(flags)[len(lines) :]
    made = tuple(
        Line(line, tuple(_cell(groups, base, flags, at, to) for to in across))
        for at, line in zip(down, lines, strict=True)
    )
    return Table(title, tuple(columns), made, book, tuple(notes))


def _grouped(rows: QuerySet, conditions: dict[str, Q]) -> list[dict[str, Any]]:
    told = {
        name: ExpressionWrapper(one or Q(pk__isnull=False), output_field=BooleanField())
        for name, one in conditions.items()
    }
    marked = rows.order_by().annotate(**told).values(*told)
    return list(marked.annotate(counted_rows=Count("pk")))


def _cell(
    groups: list[dict[str, Any]], base: Parts, flags: dict[str, Case], at: str, to: str
) -> Counted:
    line, column = flags[at], flags[to]
    if line.unread or column.unread:
        return Counted(None, {})
    count = sum(one["counted_rows"] for one in groups if one[at] and one[to])
    return Counted(count, base | line.parts | column.parts)
