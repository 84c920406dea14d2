"""What the head of a unit has signed stays, whoever connects to the database.

Once a review is signed nothing of it changes and nothing leaves it. ``person_id`` of a line only
leads to the person's record of today: where two records turn out to be one person it may lead to
the other one, never to nobody.
"""

from thidua.foundation.records.triggers import Triggers, differs, refusal

REVIEWS, LINES = "nominations_unitreview", "nominations_reviewline"
REFUSAL = "the minutes of a signed review never change"
SIGNED = (
    "round_id", "unit_id", "held_on", "venue", "chair", "secretary", "present", "voters",
    "remarks", "state", "signed_by_id", "signed_on", "digest", "minutes_id",
)  # fmt: skip
"""Columns of a review that stand once it is signed."""

VOTED = (
    "unit_review_id", "organisation_id", "award", "stood", "votes_for", "proposed",
    "left_out_reason",
)  # fmt: skip
"""Columns of a line that the signed minutes are made of."""


def _resigned(other: str) -> str:
    return f"OLD.state = 'signed' AND {differs(SIGNED, other)}"


def _rewritten(other: str) -> str:
    return f"({differs(VOTED, other)} OR (NEW.person_id IS NULL) <> (OLD.person_id IS NULL))"


def _signed(row: str) -> str:
    """Whether the review of a line is signed."""
    of = f"SELECT 1 FROM {REVIEWS} WHERE id = {row}.unit_review_id AND state = 'signed'"  # noqa: S608 our own names
    return f"EXISTS ({of})"


def _refuse(name: str, when: str, condition: str) -> str:
    return refusal(name, when, condition, REFUSAL)


_BODY = f"""
BEGIN
  IF TG_OP = 'INSERT' AND {_signed("NEW")}
     OR TG_OP = 'DELETE' AND {_signed("OLD")}
     OR TG_OP = 'UPDATE' AND {_rewritten("DISTINCT FROM")}
        AND ({_signed("OLD")} OR {_signed("NEW")}) THEN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END
"""

INSTALL = {
    "sqlite": [
        _refuse("review_refuse_change", f"UPDATE ON {REVIEWS}", _resigned("NOT")),
        _refuse("review_refuse_delete", f"DELETE ON {REVIEWS}", "OLD.state = 'signed'"),
        _refuse("review_line_refuse_insert", f"INSERT ON {LINES}", _signed("NEW")),
        _refuse("review_line_refuse_delete", f"DELETE ON {LINES}", _signed("OLD")),
        _refuse(
            "review_line_refuse_change", f"UPDATE ON {LINES}",
            f"{_rewritten('NOT')} AND ({_signed('OLD')} OR {_signed('NEW')})",
        ),
    ],
    "postgresql": [
        (
            "CREATE OR REPLACE FUNCTION review_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000'; END $$"
        ),
        (
            f"CREATE TRIGGER review_refuse_change BEFORE UPDATE ON {REVIEWS} FOR EACH ROW "
            f"WHEN ({_resigned('DISTINCT FROM')}) EXECUTE FUNCTION review_refuse()"
        ),
        (
            f"CREATE TRIGGER review_refuse_delete BEFORE DELETE ON {REVIEWS} FOR EACH ROW "
            "WHEN (OLD.state = 'signed') EXECUTE FUNCTION review_refuse()"
        ),
        (
            "CREATE OR REPLACE FUNCTION review_line_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$${_BODY}$$"
        ),
        (
            f"CREATE TRIGGER review_line_refuse BEFORE INSERT OR UPDATE OR DELETE ON {LINES} "
            "FOR EACH ROW EXECUTE FUNCTION review_line_refuse()"
        ),
        *(
            f"CREATE TRIGGER review_refuse_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION review_refuse()"
            for table in (REVIEWS, LINES)
        ),
    ],
}  # fmt: skip
REMOVE = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS {name}"
        for name in (
            "review_refuse_change", "review_refuse_delete", "review_line_refuse_insert",
            "review_line_refuse_delete", "review_line_refuse_change",
        )
    ],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS review_refuse_change ON {REVIEWS}",
        f"DROP TRIGGER IF EXISTS review_refuse_delete ON {REVIEWS}",
        f"DROP TRIGGER IF EXISTS review_line_refuse ON {LINES}",
        *(f"DROP TRIGGER IF EXISTS review_refuse_truncate ON {table}"
          for table in (REVIEWS, LINES)),
        "DROP FUNCTION IF EXISTS review_refuse()",
        "DROP FUNCTION IF EXISTS review_line_refuse()",
    ],
}  # fmt: skip

TRIGGERS = Triggers((REVIEWS, LINES), INSTALL, REMOVE)
