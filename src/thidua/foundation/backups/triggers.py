"""The database's own refusals, at rest while a whole office is put back, and awake again before
the transaction ends: nobody else ever sees them asleep."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_OF_SQLITE = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name"
_OF_POSTGRESQL = (
    "SELECT c.relname, t.tgname, t.tgenabled FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
    " WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace"
    " AND t.tgenabled <> 'D' ORDER BY 1, 2"
)
_AWAKE = {"O": "ENABLE", "A": "ENABLE ALWAYS", "R": "ENABLE REPLICA"}


@contextmanager
def at_rest(connection: Any) -> Iterator[None]:
    """Called in a transaction: on both databases triggers follow it, its rollback included."""
    vendor = connection.vendor
    if vendor == "postgresql":
        connection.check_constraints()  # a table with checks open cannot be altered
    with connection.cursor() as cursor:
        cursor.execute(_OF_SQLITE if vendor == "sqlite" else _OF_POSTGRESQL)
        found = cursor.fetchall()
        for statement in _sleeping(vendor, found, connection.ops.quote_name):
            cursor.execute(statement)
    yield
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in _waking(vendor, found, connection.ops.quote_name):
            cursor.execute(statement)


def _sleeping(vendor: str, found: list[Any], quoted: Any) -> Iterator[str]:
    for row in found:
        if vendor == "sqlite":
            yield f"DROP TRIGGER {quoted(row[0])}"
        else:
            yield f"ALTER TABLE {quoted(row[0])} DISABLE TRIGGER {quoted(row[1])}"


def _waking(vendor: str, found: list[Any], quoted: Any) -> Iterator[str]:
    for row in found:
        if vendor == "sqlite":
            yield str(row[1])
        else:
            yield f"ALTER TABLE {quoted(row[0])} {_AWAKE[_letter(row[2])]} TRIGGER {quoted(row[1])}"


def _letter(kind: Any) -> str:
    return kind.decode() if isinstance(kind, bytes) else str(kind)
