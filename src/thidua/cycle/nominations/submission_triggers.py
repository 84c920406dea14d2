"""What a submitted file says of its own submission stays, whoever connects to the database."""

from thidua.foundation.records.triggers import Triggers

TABLE = "nominations_nomination"
REFUSAL = "the day of submission and the verdict of a submitted file never change"

# A file sent again after a return is checked anew: only then may verdict and digest be replaced.
_NEW_DAY = "OLD.submitted_on IS NOT NULL AND NEW.submitted_on IS {other} OLD.submitted_on"
_NEW_VERDICT = (
    "OLD.digest <> '' AND (NEW.digest <> OLD.digest OR NEW.verdict IS {other} OLD.verdict) "
    "AND NOT (OLD.state = 'returned' AND NEW.state = 'submitted')"
)


def _changed(other: str) -> str:
    return f"({_NEW_DAY.format(other=other)}) OR ({_NEW_VERDICT.format(other=other)})"


INSTALL = {
    "sqlite": [
        (
            f"CREATE TRIGGER nomination_refuse_change BEFORE UPDATE ON {TABLE} "
            f"WHEN {_changed('NOT')} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        ),
    ],
    "postgresql": [
        (
            "CREATE OR REPLACE FUNCTION nomination_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000'; END $$"
        ),
        (
            f"CREATE TRIGGER nomination_refuse_change BEFORE UPDATE ON {TABLE} FOR EACH ROW "
            f"WHEN ({_changed('DISTINCT FROM')}) EXECUTE FUNCTION nomination_refuse()"
        ),
    ],
}
REMOVE = {
    "sqlite": ["DROP TRIGGER IF EXISTS nomination_refuse_change"],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS nomination_refuse_change ON {TABLE}",
        "DROP FUNCTION IF EXISTS nomination_refuse()",
    ],
}

TRIGGERS = Triggers((TABLE,), INSTALL, REMOVE)
