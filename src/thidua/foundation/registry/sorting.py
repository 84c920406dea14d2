"""The keys by which long lists are sorted, kept by triggers, so that every way to write counts.

A list of 200,000 rows sorted by a name that stands in another table is read as a whole for every
page. With the name's key on the row, a page is a short walk along an index. The triggers are
derived: off before every migration, which may rebuild a table, and on again after it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

LONG = ("registry_awardheld", "registry_rating")
PEOPLE, PLACES = "people_person", "organisations_organisation"
_OWN = ("person_id", "organisation_id", "subject_key", "unit_key")


def _subject(row: str) -> str:
    return (
        f"COALESCE((SELECT '1' || p.sort_key FROM {PEOPLE} p WHERE p.id = {row}.person_id), "  # noqa: S608 our own names
        f"(SELECT '2' || o.sort_key FROM {PLACES} o WHERE o.id = {row}.organisation_id), '')"
    )


def _unit(row: str) -> str:
    return (
        f"COALESCE((SELECT o.sort_key FROM {PEOPLE} p JOIN {PLACES} o "  # noqa: S608 our own names
        f"ON o.id = p.organisation_id WHERE p.id = {row}.person_id), '')"
    )


def _written(table: str, row: str | None = None) -> str:
    row = row or table
    return f"UPDATE {table} SET subject_key = {_subject(row)}, unit_key = {_unit(row)}"  # noqa: S608 our own names


def install(connection: Any) -> bool:
    """Put the triggers on; False where the tables do not stand yet."""
    if not {*LONG, PEOPLE, PLACES} <= set(connection.introspection.table_names()):
        return False
    withdraw(connection)
    _run(connection, _putting_on(connection.vendor))
    return True


def withdraw(connection: Any) -> None:
    """Take every trigger off; the keys stay."""
    _run(connection, _taking_off(connection))


def refresh(connection: Any) -> None:
    """Draw up anew the keys that are not what they should be."""
    differs = _differs(connection.vendor)
    _run(connection, (
        f"{_written(table)} WHERE subject_key {differs} {_subject(table)} "
        f"OR unit_key {differs} {_unit(table)}"
        for table in LONG
    ))  # fmt: skip


def _run(connection: Any, statements: Iterator[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _differs(vendor: str) -> str:
    return "IS NOT" if vendor == "sqlite" else "IS DISTINCT FROM"


def _putting_on(vendor: str) -> Iterator[str]:
    for table in LONG:
        yield from _own_row(vendor, table)
    yield from _followed(vendor, PEOPLE, ("sort_key", "organisation_id"), "person_id = NEW.id")
    theirs = f"person_id IN (SELECT id FROM {PEOPLE} WHERE organisation_id = NEW.id)"  # noqa: S608 our own names
    yield from _followed(vendor, PLACES, ("sort_key",), f"organisation_id = NEW.id OR {theirs}")


def _own_row(vendor: str, table: str) -> Iterator[str]:
    """A row put in or changed gets its keys: PostgreSQL writes them at once, SQLite after it."""
    name, columns = f"sorted_{table}", ", ".join(_OWN)
    if vendor == "sqlite":
        when = f"NEW.subject_key IS NOT {_subject('NEW')} OR NEW.unit_key IS NOT {_unit('NEW')}"
        for suffix, event in (("in", "INSERT"), ("anew", f"UPDATE OF {columns}")):
            yield (
                f"CREATE TRIGGER {name}_{suffix} AFTER {event} ON {table} WHEN {when} "
                f"BEGIN {_written(table, 'NEW')} WHERE id = NEW.id; END"
            )
        return
    body = f"NEW.subject_key := {_subject('NEW')}; NEW.unit_key := {_unit('NEW')}; RETURN NEW;"
    yield _function(name, body)
    yield (
        f"CREATE TRIGGER {name} BEFORE INSERT OR UPDATE OF {columns} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()"
    )


def _followed(vendor: str, table: str, told: tuple[str, ...], about: str) -> Iterator[str]:
    """Who is named anew, or moves, takes the rows along."""
    name, columns = f"sorted_{table}", ", ".join(told)
    when = " OR ".join(f"OLD.{one} {_differs(vendor)} NEW.{one}" for one in told)
    body = " ".join(f"{_written(long)} WHERE {about};" for long in LONG)
    head = f"CREATE TRIGGER {name} AFTER UPDATE OF {columns} ON {table}"
    if vendor == "sqlite":
        yield f"{head} WHEN {when} BEGIN {body} END"
        return
    yield _function(name, f"{body} RETURN NULL;")
    yield f"{head} FOR EACH ROW WHEN ({when}) EXECUTE FUNCTION {name}()"


def _function(name: str, body: str) -> str:
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN {body} END $$"
    )


def _taking_off(connection: Any) -> Iterator[str]:
    tables = set(connection.introspection.table_names())
    for table in (*LONG, PEOPLE, PLACES):
        name = f"sorted_{table}"
        if connection.vendor == "sqlite":
            yield from (f"DROP TRIGGER IF EXISTS {name}{one}" for one in ("", "_in", "_anew"))
        elif table in tables:
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            yield f"DROP FUNCTION IF EXISTS {name}()"
