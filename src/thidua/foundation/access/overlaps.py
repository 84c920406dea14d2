"""Triggers that refuse two running periods of one stand-in that meet, on both databases.

SQLite drops a table's triggers when a migration rebuilds the table: such a migration calls
``install`` again at its end.
"""

from typing import Any

TABLE = "access_standin"
REFUSAL = "stand-in periods of one pair may not meet"
MEETS = f"""EXISTS (SELECT 1 FROM {TABLE} other
    WHERE other.absent_id = NEW.absent_id AND other.deputy_id = NEW.deputy_id
      AND other.id <> COALESCE(NEW.id, -1) AND other.revoked_at IS NULL
      AND other.valid_from < NEW.valid_to AND NEW.valid_from < other.valid_to)"""  # noqa: S608 our own names

INSTALL = {
    "sqlite": [
        f"CREATE TRIGGER stand_in_apart_{event.lower()} BEFORE {event} ON {TABLE} "
        f"WHEN NEW.revoked_at IS NULL AND {MEETS} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        for event in ("INSERT", "UPDATE")
    ],
    "postgresql": [
        # Two transactions may add a period each at once: the pair's own lock puts them in a row.
        (
            "CREATE OR REPLACE FUNCTION stand_in_apart() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN "
            "PERFORM pg_advisory_xact_lock(NEW.absent_id::int, NEW.deputy_id::int); "
            f"IF NEW.revoked_at IS NULL AND {MEETS} "
            f"THEN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23P01'; END IF; RETURN NEW; "
            "END $$"
        ),
        (
            f"CREATE TRIGGER stand_in_apart BEFORE INSERT OR UPDATE ON {TABLE} "
            "FOR EACH ROW EXECUTE FUNCTION stand_in_apart()"
        ),
    ],
}
REMOVE = {
    "sqlite": [f"DROP TRIGGER IF EXISTS stand_in_apart_{event}" for event in ("insert", "update")],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS stand_in_apart ON {TABLE}",
        "DROP FUNCTION IF EXISTS stand_in_apart()",
    ],
}


def install(connection: Any) -> None:
    """Put the triggers in place, anew where an earlier form stands."""
    with connection.cursor() as cursor:
        for statement in REMOVE[connection.vendor] + INSTALL[connection.vendor]:
            cursor.execute(statement)
