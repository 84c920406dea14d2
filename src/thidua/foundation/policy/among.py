"""«One of these keys», where the keys may be thousands: one parameter, not one each.

Django's own ``in`` writes a mark a key: with the 3,000 organisations of a province a query takes
longer to write than to answer.
"""

from __future__ import annotations

import json
from typing import Any

from django.db.models import Field, ForeignObject, Lookup

FEW = 200
"""So many keys are better given one by one: the database then looks them up in its index."""


@ForeignObject.register_lookup  # which looks no further up
@Field.register_lookup
class Among(Lookup):
    """``Q(organisation__among=keys)``: whole numbers, more than FEW of them."""

    lookup_name = "among"
    prepare_rhs = False

    def get_db_prep_lookup(self, value: Any, connection: Any) -> Any:
        keys = sorted(value)
        return "%s", [keys if connection.vendor == "postgresql" else json.dumps(keys)]

    def as_postgresql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, before = self.process_lhs(compiler, connection)
        mark, keys = self.process_rhs(compiler, connection)
        return f"{column} = ANY({mark}::bigint[])", [*before, *keys]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        """The plus sign keeps SQLite from walking the list in place of the order asked for."""
        column, before = self.process_lhs(compiler, connection)
        mark, keys = self.process_rhs(compiler, connection)
        chosen = f"SELECT value FROM json_each({mark})"  # noqa: S608 a mark, not a value
        return f"+{column} IN ({chosen})", [*before, *keys]


def among(path: str, keys: frozenset[int]) -> dict[str, Any]:
    """The keyword of a filter: rows whose ``path`` is one of the keys."""
    return {f"{path}__in" if len(keys) <= FEW else f"{path}__among": keys}
