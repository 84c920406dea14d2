"""The words of the input tables, for the rooms above: they import the rules core nowhere else."""

from thidua_rules.tables import (
    ABSENCE_KINDS,
    ACHIEVEMENT_KINDS,
    ACHIEVEMENT_LEVELS,
    BODIES,
    DISCIPLINE_WORDS,
    GROUPS,
    HOLD_REASONS,
    INITIATIVE_KINDS,
    INITIATIVE_LEVELS,
    ISSUERS,
    METHODS,
    POST_ENDINGS,
    RATINGS,
    ROWS,
    STUDY_RESULTS,
)

UNSTATED = ("deaths", "retirements")  # one row a person: nobody states that they are complete
TABLES = tuple(table for table in ROWS if table not in UNSTATED)

__all__ = [
    "ABSENCE_KINDS",
    "ACHIEVEMENT_KINDS",
    "ACHIEVEMENT_LEVELS",
    "BODIES",
    "DISCIPLINE_WORDS",
    "GROUPS",
    "HOLD_REASONS",
    "INITIATIVE_KINDS",
    "INITIATIVE_LEVELS",
    "ISSUERS",
    "METHODS",
    "POST_ENDINGS",
    "RATINGS",
    "STUDY_RESULTS",
    "TABLES",
]
