"""What a merge would do: the columns to choose, the rows that move, those that stand in the way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.text import capfirst

from thidua.foundation.people.merging.relations import Link, column, links, rivals, says
from thidua.foundation.people.models import Person, Posting

COLUMNS = ("full_name", "sex", "birth_date", "staff_number", "group", "joined", "left", "died",
           "organisation")  # fmt: skip
KEPT, GONE = "kept", "gone"
EMPTY = (None, "")


@dataclass(frozen=True, slots=True)
class Choice:
    """A column that the two records fill differently.

    ``suggested`` takes what is filled in, the first day of all, and no end of service that the
    other record does not know.
    """

    column: str
    label: str
    mine: Any
    theirs: Any

    @property
    def key(self) -> str:
        return f"column.{self.column}"

    @property
    def suggested(self) -> str:
        if self.column == "left":
            return KEPT if self.mine is None else GONE if self.theirs is None else self._later()
        if self.mine in EMPTY or self.theirs in EMPTY:
            return GONE if self.mine in EMPTY else KEPT
        return _other(self._later()) if self.column == "joined" else KEPT

    def _later(self) -> str:
        return KEPT if self.mine >= self.theirs else GONE


def _other(side: str) -> str:
    return GONE if side == KEPT else KEPT


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rows of which the table holds one only: ``mine`` of the kept person, ``theirs``."""

    link: Link
    mine: models.Model
    theirs: models.Model

    @property
    def key(self) -> str:
        return f"{self.link.label}.{self.theirs.pk}"

    @property
    def table(self) -> str:
        return str(capfirst(self.link.model._meta.verbose_name))  # noqa: SLF001 Django's own name

    @property
    def same(self) -> bool:
        """Nothing to choose: both say the same."""
        name = self.link.field.name
        return not self.link.unlinks and says(self.mine, name) == says(self.theirs, name)

    @property
    def differing(self) -> list[tuple[str, Any, Any]]:
        """(label, the kept person's, the other's) of each column they fill differently."""
        mine, theirs = (says(row, self.link.field.name) for row in (self.mine, self.theirs))
        fields = {one.attname: one for one in self.link.model._meta.concrete_fields}  # noqa: SLF001 Django's own name
        return [
            (str(capfirst(fields[name].verbose_name)), _shown(self.mine, fields[name]),
             _shown(self.theirs, fields[name]))
            for name in mine
            if mine[name] != theirs[name]
        ]  # fmt: skip


def _shown(row: models.Model, column: models.Field) -> Any:
    """A sealed value shows as dots: the two are told apart on the page of identity numbers."""
    words = getattr(row, f"get_{column.name}_display", None)
    return words() if words else getattr(row, column.name)


@dataclass(slots=True)
class SideBySide:
    kept: Person
    gone: Person
    choices: list[Choice] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    moving: list[tuple[Link, models.Model]] = field(default_factory=list)
    dropping: list[tuple[Link, models.Model]] = field(default_factory=list)

    def counts(self) -> dict[str, int]:
        """How many rows of which table move, and how many stand in the way."""
        found: dict[str, int] = {}
        for link, _row in self.moving:
            found[link.model._meta.model_name or ""] = (  # noqa: SLF001 Django's own name
                found.get(link.model._meta.model_name or "", 0) + 1  # noqa: SLF001 Django's own name
            )
        return found

    def tables(self) -> list[tuple[str, int]]:
        """(name of the table, rows that move), for the reader."""
        named = {
            link.model._meta.model_name or "": str(capfirst(link.model._meta.verbose_name))  # noqa: SLF001 Django's own name
            for link, _row in self.moving
        }
        return [(named[name], count) for name, count in self.counts().items()]

    def unsettled(self, chosen: Mapping[str, str]) -> list[Conflict]:
        """Conflicts between different rows for which nothing has been chosen."""
        return [
            one for one in self.conflicts
            if not one.same and chosen.get(one.key) not in (KEPT, GONE)
        ]  # fmt: skip


def side_by_side(kept: Person, gone: Person) -> SideBySide:
    """Compare two records. Writes nothing."""
    found = SideBySide(kept, gone, choices=list(_choices(kept, gone)))
    for link in links():
        for row in link.of(gone):
            if link.drops:
                found.dropping.append((link, row))
                continue
            against = {one.pk: one for one in rivals(link, row, kept)}
            found.conflicts += [Conflict(link, mine, row) for mine in against.values()]
            if not against:
                found.moving.append((link, row))
    return found


def _choices(kept: Person, gone: Person) -> list[Choice]:
    posted = Posting.objects.filter(person__in=(kept, gone)).exists()
    return [
        Choice(name, str(column(name).verbose_name), getattr(kept, name),
               getattr(gone, name))
        for name in COLUMNS
        if getattr(kept, name) != getattr(gone, name)
        and not (name == "organisation" and posted)  # posts say where a person serves
    ]  # fmt: skip
