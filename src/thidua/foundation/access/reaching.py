"""From grants to organisations, subtree included, in one query."""

from collections import defaultdict
from datetime import date

from django.db import connection

PLACES = """
WITH RECURSIVE reach(role, id) AS (
    SELECT held.role, held.organisation_id FROM access_grant held
    WHERE held.user_id = %s AND held.valid_from <= %s
      AND (held.valid_to IS NULL OR held.valid_to > %s)
    UNION
    SELECT reach.role, child.id
    FROM reach JOIN organisations_organisation child ON child.parent_id = reach.id
) SELECT role, id FROM reach
"""


def places_by_role(user_pk: int, on: date) -> dict[str, frozenset[int]]:
    """Role → primary keys of the organisations it covers on a day."""
    places: dict[str, set[int]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(PLACES, [user_pk, on, on])
        for role, place in cursor.fetchall():
            places[role].add(place)
    return {role: frozenset(ids) for role, ids in places.items()}
