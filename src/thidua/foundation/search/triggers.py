"""Keeping the index: triggers on every table it is drawn from, so that bulk writes count too.

The triggers are derived, like the published views: taken off before every migration, which may
rebuild a table, and put on after it. The index is drawn up anew after a migration where it no
longer agrees with the tables or with what is defined here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

from thidua.foundation.search.sources import COLUMNS, FOLLOWING, SOURCES, TABLES_READ, Source

ENTRY = "search_entry"
_INTO = f"INSERT INTO {ENTRY} ({', '.join(COLUMNS)})"
_SIGN = "form"
"""The kind of the one entry that says by which definitions the index was drawn up."""
FORM = hashlib.sha256(repr((SOURCES, FOLLOWING)).encode()).hexdigest()


def install(connection: Any) -> None:
    """Put the triggers on, and draw the index up anew where it is not what it should be."""
    if not _stands(connection):
        return
    withdraw(connection)  # a flush, too, tells of tables made, and takes no trigger off before
    with connection.cursor() as cursor:
        for statement in _putting_on(connection.vendor):
            cursor.execute(statement)
        if not _agrees(cursor):
            _rebuild(cursor)


def withdraw(connection: Any) -> None:
    """Take every trigger off; the entries stay."""
    with connection.cursor() as cursor:
        for statement in _taking_off(connection):
            cursor.execute(statement)


def rebuild(connection: Any) -> None:
    """Draw every entry up anew from the tables."""
    with connection.cursor() as cursor:
        _rebuild(cursor)


def _stands(connection: Any) -> bool:
    return {ENTRY, *TABLES_READ} <= set(connection.introspection.table_names())


def _rebuild(cursor: Any) -> None:
    cursor.execute(f"DELETE FROM {ENTRY}")  # noqa: S608 our own name
    for source in SOURCES:
        cursor.execute(f"{_INTO} {source.select}")
    cursor.execute(f"{_INTO} VALUES ('{_SIGN}', 0, NULL, NULL, '', '{FORM}', '', '', '')")


def _agrees(cursor: Any) -> bool:
    """As many entries as rows, drawn up by the definitions that stand here today."""
    cursor.execute(f"SELECT words FROM {ENTRY} WHERE kind = '{_SIGN}'")  # noqa: S608 our own names
    if cursor.fetchone() != (FORM,):
        return False
    for source in SOURCES:
        cursor.execute(
            f"SELECT (SELECT COUNT(*) FROM {source.table}) = "  # noqa: S608 our own names
            f"(SELECT COUNT(*) FROM {ENTRY} WHERE kind = '{source.kind}')"
        )
        if not cursor.fetchone()[0]:
            return False
    return True


def _deeds(source: Source) -> dict[str, list[str]]:
    """What is done to the index when a row is put in, changed or taken out."""
    of_old = f"DELETE FROM {ENTRY} WHERE kind = '{source.kind}' AND target = OLD.id"  # noqa: S608 our own names
    anew = f"{_INTO} {source.select} WHERE s.id = NEW.id"
    changed = [of_old, anew]
    if source.table in FOLLOWING:
        award = next(one for one in SOURCES if one.kind == "award")
        about = f"s.{FOLLOWING[source.table]} = NEW.id"
        theirs = f"SELECT s.id FROM {award.table} s WHERE {about}"  # noqa: S608 same
        changed += [
            f"DELETE FROM {ENTRY} WHERE kind = 'award' AND target IN ({theirs})",  # noqa: S608 same
            f"{_INTO} {award.select} WHERE {about}",
        ]
    return {"INSERT": [anew], "UPDATE": changed, "DELETE": [of_old]}


def _putting_on(vendor: str) -> Iterator[str]:
    for source in SOURCES:
        for event, statements in _deeds(source).items():
            yield from _trigger(vendor, source, event, "; ".join(statements))


def _trigger(vendor: str, source: Source, event: str, body: str) -> Iterator[str]:
    name = f"search_{source.kind}_{event.lower()}"
    differs = "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"
    told = " OR ".join(f"OLD.{column} {differs} NEW.{column}" for column in source.told)
    when = f"WHEN ({told})" if event == "UPDATE" else ""
    if vendor == "sqlite":
        yield f"CREATE TRIGGER {name} AFTER {event} ON {source.table} {when} BEGIN {body}; END"
        return
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body}; RETURN NULL; END $$"
    )
    yield (
        f"CREATE TRIGGER {name} AFTER {event} ON {source.table} FOR EACH ROW {when} "
        f"EXECUTE FUNCTION {name}()"
    )


def _taking_off(connection: Any) -> Iterator[str]:
    tables = set(connection.introspection.table_names())
    for source in SOURCES:
        for event in ("insert", "update", "delete"):
            name = f"search_{source.kind}_{event}"
            if connection.vendor == "sqlite":
                yield f"DROP TRIGGER IF EXISTS {name}"
            elif source.table in tables:
                yield f"DROP TRIGGER IF EXISTS {name} ON {source.table}"
                yield f"DROP FUNCTION IF EXISTS {name}()"
