"""The tree as it was on a day: two queries for all of it, one for what is above or beneath."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from thidua.foundation.organisations.history import Facts, Life, Moved, Renamed, tree_back
from thidua.foundation.organisations.kinds import ChangeKind
from thidua.foundation.organisations.models import Change, Organisation

# Whoever moved later stood under the parent that the first later move left.
_LATER = """SELECT {what} FROM organisations_change c
    WHERE c.organisation_id = o.id AND c.kind = 'moved' AND c."on" > %(day)s"""
_STANDING = f"""
standing(id, parent_id) AS (
    SELECT o.id, CASE WHEN EXISTS ({_LATER.format(what="1")})
                 THEN ({_LATER.format(what="c.parent_before_id")} ORDER BY c."on" LIMIT 1)
                 ELSE o.parent_id END
    FROM organisations_organisation o
    WHERE (o.valid_from IS NULL OR o.valid_from <= %(day)s)
      AND (o.valid_to IS NULL OR o.valid_to > %(day)s)
)"""  # noqa: S608 our own words
BENEATH = f"""
WITH RECURSIVE {_STANDING}, tree(id) AS (
    SELECT id FROM standing WHERE id IN (places)
    UNION
    SELECT child.id FROM tree JOIN standing child ON child.parent_id = tree.id
) SELECT id FROM tree
"""  # noqa: S608 our own words
ABOVE = f"""
WITH RECURSIVE {_STANDING}, line(id, parent_id, depth) AS (
    SELECT id, parent_id, 0 FROM standing WHERE id = %(place)s
    UNION ALL
    SELECT above.id, above.parent_id, line.depth + 1
    FROM line JOIN standing above ON above.id = line.parent_id
    WHERE line.depth < 50
) SELECT id FROM line ORDER BY depth
"""  # noqa: S608 our own words


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
    """Primary keys of the organisations alive on a day and of all beneath them; one query."""
    places = {f"place{number}": pk for number, pk in enumerate(roots)}
    if not places:
        return frozenset()
    marks = ", ".join(f"%({name})s" for name in places)
    with connection.cursor() as cursor:
        cursor.execute(BENEATH.replace("(places)", f"({marks})"), {"day": day, **places})
        return frozenset(row[0] for row in cursor.fetchall())


def line_above_on(organisation: Organisation, day: date) -> list[int]:
    """Primary keys from the organisation up to its root of that day; empty while it was not."""
    with connection.cursor() as cursor:
        cursor.execute(ABOVE, {"day": day, "place": organisation.pk})
        return [row[0] for row in cursor.fetchall()]
