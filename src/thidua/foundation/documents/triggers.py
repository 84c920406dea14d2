"""A frozen paper stays as it is, whoever connects to the database.

SQLite drops a table's triggers when a migration rebuilds the table: such a migration calls
``install`` again.
"""

from __future__ import annotations

from typing import Any

TABLE = "documents_keptpaper"
REFUSAL = "frozen papers are never changed"

INSTALL = {
    "sqlite": [
        (
            f"CREATE TRIGGER paper_refuse_update BEFORE UPDATE ON {TABLE} WHEN OLD.frozen "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ),
        (
            f"CREATE TRIGGER paper_refuse_delete BEFORE DELETE ON {TABLE} WHEN OLD.frozen "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ),
        # INSERT OR REPLACE takes the old row away without firing the trigger on DELETE.
        (
            f"CREATE TRIGGER paper_refuse_replace BEFORE INSERT ON {TABLE} "  # noqa: S608 our own name
            f"WHEN EXISTS (SELECT 1 FROM {TABLE} WHERE frozen AND (id = NEW.id OR uid = NEW.uid)) "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ),
    ],
    "postgresql": [
        (
            "CREATE OR REPLACE FUNCTION paper_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000'; "
            "END $$"
        ),
        (
            f"CREATE TRIGGER paper_refuse_change BEFORE UPDATE OR DELETE ON {TABLE} "
            "FOR EACH ROW WHEN (OLD.frozen) EXECUTE FUNCTION paper_refuse()"
        ),
        (
            f"CREATE TRIGGER paper_refuse_truncate BEFORE TRUNCATE ON {TABLE} "
            "FOR EACH STATEMENT EXECUTE FUNCTION paper_refuse()"
        ),
        # In a session that replays replication too, where plain triggers rest.
        f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER paper_refuse_change",
        f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER paper_refuse_truncate",
    ],
}
REMOVE = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS paper_refuse_update",
        "DROP TRIGGER IF EXISTS paper_refuse_delete",
        "DROP TRIGGER IF EXISTS paper_refuse_replace",
    ],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS paper_refuse_change ON {TABLE}",
        f"DROP TRIGGER IF EXISTS paper_refuse_truncate ON {TABLE}",
        "DROP FUNCTION IF EXISTS paper_refuse()",
    ],
}


def install(connection: Any) -> None:
    """Put every trigger in place, anew where an earlier form of it stands."""
    _run(connection, REMOVE)
    _run(connection, INSTALL)


def remove(connection: Any) -> None:
    _run(connection, REMOVE)


def _run(connection: Any, statements: dict[str, list[str]]) -> None:
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
