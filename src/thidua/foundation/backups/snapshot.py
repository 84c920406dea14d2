"""The database as it is at one moment, while others go on writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction

ALIAS = "snapshot"


@contextmanager
def snapshot() -> Iterator[Any]:
    """A connection of its own in one reading transaction: SQLite's write-ahead log and
    PostgreSQL's REPEATABLE READ both show it one state, and neither stops a writer.

    Inside a transaction the office's own connection is read: what it has written counts.
    """
    own: Any = connections[DEFAULT_DB_ALIAS]
    if own.in_atomic_block or (own.vendor == "sqlite" and own.is_in_memory_db()):
        with transaction.atomic():
            yield own
        return
    connections[ALIAS] = apart = type(own)(_reading(own), alias=ALIAS)
    try:
        with transaction.atomic(using=ALIAS):
            if apart.vendor == "postgresql":
                with apart.cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield apart
    finally:
        apart.close()
        del connections[ALIAS]


def _reading(own: Any) -> dict[str, Any]:
    """Settings of a connection that takes no writer's lock and no place in a pool."""
    options = {
        name: value
        for name, value in own.settings_dict["OPTIONS"].items()
        if name not in ("transaction_mode", "pool")
    }
    return {**own.settings_dict, "OPTIONS": options, "CONN_MAX_AGE": 0}
