"""The gold book in the database itself: each number follows the last one of its office and year;
no entry is taken back, and none becomes another."""

from thidua.foundation.records.triggers import Triggers

TABLE = "certificates_certificate"
GAP = "gold book numbers follow one another"
KEPT = "entries of the gold book are never changed"
_NEXT = (
    f"(SELECT COALESCE(MAX(kept.number), 0) + 1 FROM {TABLE} AS kept "  # noqa: S608 our own name
    "WHERE kept.organisation_id = NEW.organisation_id AND kept.book_year = NEW.book_year)"
)
_TURNED = " OR ".join(
    f"OLD.{one} <> NEW.{one}"
    for one in ("number", "book_year", "organisation_id", "award_id", "code")
)

INSTALL = {
    "sqlite": [
        (
            f"CREATE TRIGGER gold_book_next BEFORE INSERT ON {TABLE} WHEN NEW.number <> {_NEXT} "
            f"BEGIN SELECT RAISE(ABORT, '{GAP}'); END"
        ),
        (
            f"CREATE TRIGGER gold_book_change BEFORE UPDATE ON {TABLE} WHEN {_TURNED} "
            f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        ),
        (
            f"CREATE TRIGGER gold_book_delete BEFORE DELETE ON {TABLE} "
            f"BEGIN SELECT RAISE(ABORT, '{KEPT}'); END"
        ),
    ],
    "postgresql": [
        (
            "CREATE OR REPLACE FUNCTION gold_book_next() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF NEW.number <> {_NEXT} THEN RAISE EXCEPTION '{GAP}' "
            "USING ERRCODE = '23000'; END IF; RETURN NEW; END $$"
        ),
        (
            "CREATE OR REPLACE FUNCTION gold_book_kept() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{KEPT}' USING ERRCODE = '23000'; END $$"
        ),
        (
            f"CREATE TRIGGER gold_book_next BEFORE INSERT ON {TABLE} FOR EACH ROW "
            "EXECUTE FUNCTION gold_book_next()"
        ),
        (
            f"CREATE TRIGGER gold_book_change BEFORE UPDATE ON {TABLE} FOR EACH ROW "
            f"WHEN ({_TURNED}) EXECUTE FUNCTION gold_book_kept()"
        ),
        (
            f"CREATE TRIGGER gold_book_delete BEFORE DELETE ON {TABLE} FOR EACH ROW "
            "EXECUTE FUNCTION gold_book_kept()"
        ),
        (
            f"CREATE TRIGGER gold_book_truncate BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT "
            "EXECUTE FUNCTION gold_book_kept()"
        ),
    ],
}
REMOVE = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS gold_book_{one}" for one in ("next", "change", "delete")
    ],
    "postgresql": [
        *(f"DROP TRIGGER IF EXISTS gold_book_{one} ON {TABLE}"
          for one in ("next", "change", "delete", "truncate")),
        "DROP FUNCTION IF EXISTS gold_book_next()", "DROP FUNCTION IF EXISTS gold_book_kept()",
    ],
}  # fmt: skip

TRIGGERS = Triggers((TABLE,), INSTALL, REMOVE)
