"""Reading the tree."""

from collections.abc import Iterable

from django.db import connection

from thidua.foundation.organisations.models import Organisation

SUBTREE = """
WITH RECURSIVE tree(id) AS (
    SELECT id FROM organisations_organisation WHERE id IN ({places})
    UNION
    SELECT child.id FROM tree JOIN organisations_organisation child ON child.parent_id = tree.id
) SELECT id FROM tree
"""
ANCESTORS = """
WITH RECURSIVE line(id, parent_id, depth) AS (
    SELECT id, parent_id, 0 FROM organisations_organisation WHERE id = %s
    UNION ALL
    SELECT above.id, above.parent_id, line.depth + 1
    FROM line JOIN organisations_organisation above ON above.id = line.parent_id
    WHERE line.depth < 50
) SELECT id FROM line ORDER BY depth
"""


def subtree_ids(roots: Iterable[int]) -> frozenset[int]:
    """Primary keys of the organisations and of everything beneath them; one query."""
    places = list(roots)
    if not places:
        return frozenset()
    marks = ", ".join(["%s"] * len(places))
    with connection.cursor() as cursor:
        cursor.execute(SUBTREE.format(places=marks), places)
        return frozenset(row[0] for row in cursor.fetchall())


def line_above(organisation: Organisation) -> list[int]:
    """Primary keys from the organisation up to its root."""
    with connection.cursor() as cursor:
        cursor.execute(ANCESTORS, [organisation.pk])
        return [row[0] for row in cursor.fetchall()]
