"""What was frozen stays, whoever connects to the database.

While its decision is a draft a line may be changed; afterwards only what comes later is written to
it (bonus, row of the registry, outcome). A frozen list may be opened again until it is signed.

A line names its subject by ``about_uid``, which stands. ``person_id`` only leads to the person's
record of today: where two records turn out to be one person it may lead to the other one, never to
nobody.
"""

from thidua.foundation.records.triggers import Triggers, differs, refusal

DECISIONS, LINES = "decisions_decision", "decisions_decisionline"
REFUSAL = "the list of a decision is frozen"
LISTED = (
    "decision_id", "number", "nomination_id", "submission_id", "about_uid", "organisation_id",
    "name", "detail", "award", "object_class", "achievement_from", "achievement_to",
)  # fmt: skip
"""Columns of a line that the frozen list is made of."""

STANDING = ("number", "symbol", "decided", "signed_id", "year", "kind", "organisation_id")
"""Columns of a decision that stand once it is signed."""

_OPENED = "NEW.state = 'draft' AND OLD.state IN ('frozen', 'sent_out')"
_DONE = "OLD.state IN ('signed', 'issued', 'annulled')"


def _changed(other: str) -> str:
    """Whether an update of a decision touches what stands."""
    listed = differs(("digest", "frozen_on", "list_snapshot"), other)
    back = "NEW.state IN ('draft', 'frozen', 'sent_out')"
    return (
        f"OLD.state <> 'draft' AND {listed} AND NOT ({_OPENED}) "
        f"OR {_DONE} AND ({differs(STANDING, other)} OR {back})"
    )


def _relisted(other: str) -> str:
    """Whether an update of a line touches what the list is made of."""
    return f"({differs(LISTED, other)} OR (NEW.person_id IS NULL) <> (OLD.person_id IS NULL))"


def _frozen(row: str) -> str:
    """Whether the decision of a line is no draft any more."""
    of = f"SELECT 1 FROM {DECISIONS} WHERE id = {row}.decision_id AND state <> 'draft'"  # noqa: S608 our own names
    return f"EXISTS ({of})"


def _refuse(name: str, when: str, condition: str) -> str:
    return refusal(name, when, condition, REFUSAL)


_BODY = f"""
BEGIN
  IF TG_OP <> 'INSERT' AND {_frozen("OLD")}
     AND (TG_OP = 'DELETE' OR {_relisted("DISTINCT FROM")})
     OR TG_OP = 'INSERT' AND {_frozen("NEW")} THEN
    RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END
"""

INSTALL = {
    "sqlite": [
        _refuse("decision_refuse_change", f"UPDATE ON {DECISIONS}", _changed("NOT")),
        _refuse("decision_refuse_delete", f"DELETE ON {DECISIONS}", "OLD.state <> 'draft'"),
        _refuse("decision_line_refuse_insert", f"INSERT ON {LINES}", _frozen("NEW")),
        _refuse("decision_line_refuse_delete", f"DELETE ON {LINES}", _frozen("OLD")),
        _refuse(
            "decision_line_refuse_change", f"UPDATE ON {LINES}",
            f"{_relisted('NOT')} AND ({_frozen('OLD')} OR {_frozen('NEW')})",
        ),
    ],
    "postgresql": [
        (
            "CREATE OR REPLACE FUNCTION decision_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = '23000'; END $$"
        ),
        (
            f"CREATE TRIGGER decision_refuse_change BEFORE UPDATE ON {DECISIONS} FOR EACH ROW "
            f"WHEN ({_changed('DISTINCT FROM')}) EXECUTE FUNCTION decision_refuse()"
        ),
        (
            f"CREATE TRIGGER decision_refuse_delete BEFORE DELETE ON {DECISIONS} FOR EACH ROW "
            "WHEN (OLD.state <> 'draft') EXECUTE FUNCTION decision_refuse()"
        ),
        (
            "CREATE OR REPLACE FUNCTION decision_line_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            f"$${_BODY}$$"
        ),
        (
            f"CREATE TRIGGER decision_line_refuse BEFORE INSERT OR UPDATE OR DELETE ON {LINES} "
            "FOR EACH ROW EXECUTE FUNCTION decision_line_refuse()"
        ),
        *(
            f"CREATE TRIGGER decision_refuse_truncate BEFORE TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION decision_refuse()"
            for table in (DECISIONS, LINES)
        ),
    ],
}  # fmt: skip
REMOVE = {
    "sqlite": [
        f"DROP TRIGGER IF EXISTS {name}"
        for name in (
            "decision_refuse_change", "decision_refuse_delete", "decision_line_refuse_insert",
            "decision_line_refuse_delete", "decision_line_refuse_change",
        )
    ],
    "postgresql": [
        f"DROP TRIGGER IF EXISTS decision_refuse_change ON {DECISIONS}",
        f"DROP TRIGGER IF EXISTS decision_refuse_delete ON {DECISIONS}",
        f"DROP TRIGGER IF EXISTS decision_line_refuse ON {LINES}",
        *(f"DROP TRIGGER IF EXISTS decision_refuse_truncate ON {table}"
          for table in (DECISIONS, LINES)),
        "DROP FUNCTION IF EXISTS decision_refuse()",
        "DROP FUNCTION IF EXISTS decision_line_refuse()",
    ],
}  # fmt: skip

TRIGGERS = Triggers((DECISIONS, LINES), INSTALL, REMOVE)
