"""The declaration of a register."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from thidua.foundation.policy.predicates import Predicate
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.rows import Record
from thidua.foundation.records.text import fold
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import Bound, Filter, through
from thidua.surfaces.desk.registers.forms import RecordForm

MOST_WORDS = 12
"""Words of a search that are looked for; each asks the related tables once."""


@dataclass(frozen=True, slots=True)
class Deed:
    """One more thing that can be done to a row: transfer, revoke, lift, strike …"""

    slug: str
    label: Any
    form: type[RecordForm]
    may: Predicate
    fits: Callable[[Any], bool] = lambda _row: True


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """``rows`` gives what an actor may see, with the relations the columns read; ``pages`` the
    label and address of other pages about a row, ``entries`` of other ways to enter rows;
    ``notices`` what must be known of a row before anything else, each with the address to
    look at; ``opened`` the address of a row with a page of its own in the place of its record;
    ``leads`` (words, address) of where one reader goes on from a row."""

    slug: str
    title: Any
    one: Any  # "cá nhân": the noun of one row, in lower case
    lead: Any = ""
    rows: Callable[[Actor], QuerySet]
    columns: tuple[Column, ...]
    filters: tuple[Filter, ...] = ()
    search: tuple[str, ...] = ()
    found: Callable[[QuerySet, str], QuerySet] | None = None
    search_label: Any = ""
    order: str = ""
    form: type[RecordForm]
    may_see: Predicate
    may_keep: Predicate
    deeds: tuple[Deed, ...] = field(default=())
    pages: Callable[[Any], list[dict[str, Any]]] = lambda _row: []
    entries: Callable[[], list[dict[str, Any]]] = list
    notices: Callable[[Any], list[tuple[str, str]]] = lambda _row: []
    opened: Callable[[Any], str] | None = None
    leads: Callable[[Actor, Any], list[tuple[str, str]]] = lambda _actor, _row: []

    def columns_for(self, actor: Actor) -> tuple[Column, ...]:
        """The columns an actor may know of."""
        return tuple(one for one in self.columns if one.may is None or one.may(actor))

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        """Rows in whose folded columns every word of the text occurs; a long register has an index
        of words instead (``found``)."""
        if self.found:
            return self.found(rows, text)
        for word in fold(text).split()[:MOST_WORDS]:
            condition = Q(pk__in=[])
            for path in self.search:
                condition |= through(rows, path, {"__contains": word})
            rows = rows.filter(condition)
        return rows

    def narrowed(self, request: HttpRequest) -> tuple[QuerySet, list[Bound]]:
        """The rows the address asks for, and the filters as set."""
        seen = self.rows(reader(request))
        actor = reader(request)
        offered = (one for one in self.filters if one.may is None or one.may(actor))
        wanted = (one for one in offered if not one.if_asked or one.name in request.GET)
        bound = [one.bind(request, seen) for one in wanted]
        rows = self.find(seen, request.GET.get("q", ""))
        for one in bound:
            rows = one.narrow(rows)
        return rows, bound

    def sorted(self, rows: QuerySet, asked: str) -> tuple[QuerySet, str]:
        """Rows in the asked order (a column's name, "-" before it to reverse), and that order."""
        sortable = {column.name: column for column in self.columns if column.sort}
        key = asked if asked.removeprefix("-") in sortable else self.order
        column = sortable[key.removeprefix("-")]
        paths = [_turned(path) if key.startswith("-") else path for path in column.sort]
        ties = [path for path in self.columns[0].sort if path not in column.sort]
        return rows.order_by(*paths, *ties, "pk"), key

    def row(self, actor: Actor, uid: Any) -> Record | None:
        return self.rows(actor).filter(uid=uid).first()


def _turned(path: str) -> str:
    return path.removeprefix("-") if path.startswith("-") else f"-{path}"
