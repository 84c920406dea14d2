"""What a reader found, as plain values that a database keeps, and back again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from thidua_rules.sources.report import (
    Identity,
    Import,
    Pending,
    Place,
    Problem,
    Say,
    Severity,
    Suggestion,
)
from thidua_rules.tables import ROWS


def to_plain(found: Import) -> dict[str, Any]:
    """JSON values of everything but the wording of the template."""
    register = {table: [_values(row) for row in rows] for table, rows in found.register.tables()}
    return {
        "register": {table: rows for table, rows in register.items() if rows},
        "provenance": {
            table: [list(place) for place in places] for table, places in found.provenance.items()
        },
        "problems": [
            [list(p.place), p.value, list(p.what), list(p.cure), str(p.severity), p.code]
            for p in found.problems
        ],
        "suggestions": [
            [s.table, s.index, s.field, s.value, list(s.reason), s.sure, list(s.place)]
            for s in found.suggestions
        ],
        "pending": [
            [p.table, _values(p.row), p.field, list(p.candidates), p.given, list(p.place)]
            for p in found.pending
        ],
        "identities": [_values(identity) for identity in found.identities.values()],
        "details": [[table, index, texts] for (table, index), texts in found.details.items()],
    }  # fmt: skip


def from_plain(kept: dict[str, Any]) -> Import:
    """The reader's report as it was."""
    found = Import()
    for table, rows in kept["register"].items():
        read = reader_of(ROWS[table])
        getattr(found.register, table).extend(read(row) for row in rows)
    found.provenance = {
        table: [Place(*place) for place in places] for table, places in kept["provenance"].items()
    }
    found.problems = [
        Problem(Place(*place), value, Say(*what), Say(*cure), Severity(severity), code)
        for place, value, what, cure, severity, code in kept["problems"]
    ]
    found.suggestions = [
        Suggestion(table, index, field, value, Say(*reason), sure, Place(*place))
        for table, index, field, value, reason, sure, place in kept["suggestions"]
    ]
    found.pending = [
        Pending(table, reader_of(ROWS[table])(row), field, tuple(candidates), given, Place(*place))
        for table, row, field, candidates, given, place in kept["pending"]
    ]
    identities = map(reader_of(Identity), kept["identities"])
    found.identities = {identity.uid: identity for identity in identities}
    found.details = {(table, index): texts for table, index, texts in kept["details"]}
    return found


def _values(row: Any) -> list[Any]:
    return [value.isoformat() if isinstance(value, date) else value for value in row]


def reader_of(row: Any) -> Callable[[list[Any]], Any]:
    """From a list of plain values to a typed row; dates and lists of codes get their type."""
    kinds = [str(getattr(kind, "__forward_arg__", kind)) for kind in row.__annotations__.values()]
    days = {place for place, kind in enumerate(kinds) if kind.startswith("date")}
    lists = {place for place, kind in enumerate(kinds) if kind.startswith("tuple")}

    def read(values: list[Any]) -> Any:
        return row._make(
            date.fromisoformat(value) if place in days and value
            else tuple(value) if place in lists
            else value
            for place, value in enumerate(values)
        )  # fmt: skip

    return read
