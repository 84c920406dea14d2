"""Verdicts, as the rooms above read them: they import the rules core nowhere else."""

from thidua_rules.explaining import Explanation, Line, explain
from thidua_rules.judging import Sweep
from thidua_rules.model.law import (
    Award,
    Branching,
    Instrument,
    Law,
    Leaf,
    Standard,
    Version,
    in_language,
)
from thidua_rules.model.verdict import (
    Citation,
    CriterionResult,
    Evidence,
    Group,
    Nature,
    Overall,
    Status,
    Sureness,
    Verdict,
)

SECRET_LEAVES = ("no_discipline",)


def is_secret(result: CriterionResult) -> bool:
    """Whether a criterion speaks of discipline: for the standing body and the auditor only."""
    if result.leaf in SECRET_LEAVES:
        return True
    if result.leaf == "long_service":
        return result.tokens.get("reason") == "barred" or bool(result.tokens.get("lowered"))
    return result.leaf == "members" and bool(result.tokens.get("none_disciplined"))


__all__ = [
    "Award",
    "Branching",
    "Citation",
    "CriterionResult",
    "Evidence",
    "Explanation",
    "Group",
    "Instrument",
    "Law",
    "Leaf",
    "Line",
    "Nature",
    "Overall",
    "Standard",
    "Status",
    "Sureness",
    "Sweep",
    "Verdict",
    "Version",
    "explain",
    "in_language",
    "is_secret",
]
