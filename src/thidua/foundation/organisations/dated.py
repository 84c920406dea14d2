"""The tree as it was on a day: two queries, for all of it and for what is above or beneath."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from thidua.foundation.organisations.history import Facts, Life, Moved, Renamed, tree_back
from thidua.foundation.organisations.kinds import ChangeKind
from thidua.foundation.organisations.models import Change, Organisation


def tree_on(day: date, rows: QuerySet[Organisation] | None = None) -> dict[int, Life]:
    """Organisations alive on a day under the name and parent of that day; two queries.

    Args:
        rows: the organisations asked about; by default all.
    """
    asked = Organisation.objects.all() if rows is None else rows
    return tree_back(lives(asked), facts(after=day), day)


def lives(rows: QuerySet[Organisation]) -> list[Life]:
    """Organisations as they stand today, in the order of their names."""
    columns = ("pk", "name", "kind", "parent_id", "valid_from", "valid_to", "uid")
    return [Life(*row) for row in rows.order_by("sort_key", "pk").values_list(*columns)]


def facts(after: date | None = None, of: Iterable[int] | None = None) -> Facts:
    """New names and new parents, by default of everyone and of all days; one query."""
    rows = Change.objects.filter(kind__in=(ChangeKind.RENAMED, ChangeKind.MOVED))
    if after:
        rows = rows.filter(on__gt=after)
    if of is not None:
        rows = rows.filter(organisation__in=of)
    renamed, moved = [], []
    columns = ("organisation_id", "on", "kind", "name_before", "parent_before_id")
    for place, on, kind, name, parent in rows.order_by("on", "pk").values_list(*columns):
        if kind == ChangeKind.MOVED:
            moved.append(Moved(place, on, parent))
        elif name:
            renamed.append(Renamed(place, on, name))
    return Facts(renamed, moved)


def beneath_on(roots: Iterable[int], day: date) -> frozenset[int]:
    """Primary keys of the organisations alive on a day and of all beneath them; two queries.

    Walking the rows is ten times quicker than a recursive query over parents of the day, which no
    index knows.
    """
    tree = tree_on(day)
    children: dict[int | None, list[int]] = defaultdict(list)
    for life in tree.values():
        children[life.parent].append(life.pk)
    found: set[int] = set()
    waiting = [pk for pk in roots if pk in tree]
    while waiting:
        pk = waiting.pop()
        if pk not in found:
            found.add(pk)
            waiting += children[pk]
    return frozenset(found)


def line_above_on(organisation: Organisation, day: date) -> list[int]:
    """Primary keys from the organisation up to its root of that day; empty while it was not."""
    tree = tree_on(day)
    line: list[int] = []
    pk: int | None = organisation.pk
    while pk in tree and pk not in line:
        line.append(pk)
        pk = tree[pk].parent
    return line
