"""The trail is append-only in the database itself, whoever connects to it."""

from typing import Any

TABLE = "audit_auditevent"
REFUSAL = "audit events are append-only"

INSTALL = {
    "sqlite": [
        (
            f"CREATE TRIGGER audit_refuse_update BEFORE UPDATE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ),
        (
            f"CREATE TRIGGER audit_refuse_delete BEFORE DELETE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ),
        # INSERT OR REPLACE takes the old row away without firing the trigger on DELETE.
        (
            f"CREATE TRIGGER audit_refuse_replace BEFORE INSERT ON {TABLE} "  # noqa: S608 our own name
            f"WHEN NEW.id IN (SELECT id FROM {TABLE}) "
            f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ),
    ],
    "postgresql": [
        (
            "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000'; "
            "END $$"
        ),
        (
            f"CREATE TRIGGER audit_refuse_change BEFORE UPDATE OR DELETE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION audit_refuse()"
        ),
        (
            f"CREATE TRIGGER audit_refuse_truncate BEFORE TRUNCATE ON {TABLE} "
            "FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()"
        ),
        # In a session that replays replication too, where plain triggers rest.
        f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER audit_refuse_change",
        f"ALTER TABLE {TABLE} ENABLE ALWAYS TRIGGER audit_refuse_truncate",
    ],
}
REMOVE = {
    "sqlite": [
        "DROP TRIGGER IF EXISTS audit_refuse_update",
        "DROP TRIGGER IF EXISTS audit_refuse_delete",
        "DROP TRIGGER IF EXISTS audit_refuse_replace",
    ],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS audit_refuse_change ON {TABLE}",
        f"DROP TRIGGER IF EXISTS audit_refuse_truncate ON {TABLE}",
        "DROP FUNCTION IF EXISTS audit_refuse()",
    ],
}


class UnknownDatabase(Exception):
    """The office keeps its trail on SQLite and PostgreSQL only."""


def install(connection: Any) -> None:
    """Put every trigger in place, anew where an earlier form of it stands."""
    _run(connection, REMOVE)
    _run(connection, INSTALL)


def remove(connection: Any) -> None:
    _run(connection, REMOVE)


def _run(connection: Any, statements: dict[str, list[str]]) -> None:
    if connection.vendor not in statements:
        raise UnknownDatabase(connection.vendor)
    with connection.cursor() as cursor:
        for statement in statements[connection.vendor]:
            cursor.execute(statement)
