"""The words of the input tables, for the rooms above: they import the rules core nowhere else."""

from thidua_rules.tables import (
    ABSENCE_KINDS,
    ACHIEVEMENT_KINDS,
    ACHIEVEMENT_LEVELS,
    BODIES,
    DISCIPLINE_FORMS,
    GROUPS,
    HOLD_REASONS,
    INITIATIVE_KINDS,
    INITIATIVE_LEVELS,
    ISSUERS,
    METHODS,
    RATINGS,
    ROWS,
    STUDY_RESULTS,
)

NOT_KEPT = ("deaths", "retirements")  # tables the registry does not have yet
TABLES = tuple(table for table in ROWS if table not in NOT_KEPT)

__all__ = [
    "ABSENCE_KINDS",
    "ACHIEVEMENT_KINDS",
    "ACHIEVEMENT_LEVELS",
    "BODIES",
    "DISCIPLINE_FORMS",
    "GROUPS",
    "HOLD_REASONS",
    "INITIATIVE_KINDS",
    "INITIATIVE_LEVELS",
    "ISSUERS",
    "METHODS",
    "RATINGS",
    "STUDY_RESULTS",
    "TABLES",
]
