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

TABLES = tuple(ROWS)

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
