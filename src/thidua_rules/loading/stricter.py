"""Which way a number of a criterion grows stricter: what an overlay may change, and how far."""

from __future__ import annotations

from collections.abc import Mapping

from ..model.law import Leaf
from ..model.overlay import FromSetting
from ..tables import (
    ACHIEVEMENT_LEVELS,
    DISCIPLINE_FORMS,
    INITIATIVE_LEVELS,
    RATINGS,
    STUDY_RESULTS,
)
from .leaf_words import LEAF_WORDS, PROCEDURE_WORDS, VOTES_OF, Reader

MORE = (
    ("rating", "years"), ("ratings", "min"), ("years_with", "years"), ("titles", "min"),
    ("chain", "length"), ("years_since", "min"), ("initiatives", "min"), ("share", "percent"),
    ("members", "min"), ("collective_age", "min"), ("achievement", "min"),
    ("achievement", "min_duration"), ("service", "min_months"), ("vote", "percent"),
    ("posting", "working_days"),
)  # fmt: skip
"""Demands: a greater number asks more."""
LESS = (("quota", "percent"), ("chain", "step"), ("absence", "months"))
"""Ceilings: a smaller number leaves less room."""
HIGHER: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("rating", "at_least"): RATINGS, ("ratings", "at_least"): RATINGS,
    ("body_rating", "at_least"): RATINGS, ("study", "at_least"): STUDY_RESULTS,
    ("initiatives", "level"): INITIATIVE_LEVELS, ("achievement", "level"): ACHIEVEMENT_LEVELS,
    ("vote", "of"): VOTES_OF[::-1], ("absence", "count"): ("longest", "total"),
}  # fmt: skip
"""Words in ascending order: a later word asks more."""
LOWER: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("no_discipline", "form"): DISCIPLINE_FORMS, ("members", "none_disciplined"): DISCIPLINE_FORMS,
}  # fmt: skip
"""Words in ascending order: an earlier word bars more."""


def changeable(leaf: Leaf) -> tuple[str, ...]:
    """Names of the parameters of a criterion that an overlay may make stricter."""
    numbers = [name for kind, name in (*MORE, *LESS) if kind == leaf.kind]
    words = [name for kind, name in (*HIGHER, *LOWER) if kind == leaf.kind]
    return (*numbers, *(name for name in words if asked(leaf, name) is not None))


def reader(leaf: Leaf, name: str) -> Reader:
    params = PROCEDURE_WORDS.get(leaf.kind) or LEAF_WORDS[leaf.kind].params
    return params[name][0]


def loosens(leaf: Leaf, name: str, value: object) -> bool:
    """Whether ``value`` would ask less than what the criterion already asks."""
    now = asked(leaf, name)
    if now is None:
        return False  # the law gives no number here: any number asks more
    key = leaf.kind, name
    if key in MORE:
        return int(str(value)) < int(str(now))
    if key in LESS:
        return int(str(value)) > int(str(now))
    words = HIGHER.get(key) or LOWER[key]
    further = words.index(str(value)) - words.index(str(now))
    return further < 0 if key in HIGHER else further > 0


def must_grow(leaf: Leaf, name: str) -> bool:
    """Whether stricter means greater, or higher, and not smaller."""
    return (leaf.kind, name) in MORE or (leaf.kind, name) in HIGHER


def asked(leaf: Leaf, name: str) -> object | None:
    """What the law asks in this parameter; None where it gives no number."""
    value = leaf.params.get(name)
    if name == "of" and leaf.params.get("percent") is None:
        return None  # where the law sets no share, it does not say of whom either
    return value.otherwise if isinstance(value, FromSetting) else value
