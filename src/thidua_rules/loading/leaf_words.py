"""The leaf words of the law files and the type of each parameter."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..model.law import YearTest
from ..model.verdict import Nature
from ..tables import (
    ABSENCE_KINDS,
    ACHIEVEMENT_KINDS,
    ACHIEVEMENT_LEVELS,
    BODIES,
    DISCIPLINE_FORMS,
    INITIATIVE_KINDS,
    INITIATIVE_LEVELS,
    ISSUERS,
    LAUNCHERS,
    RATINGS,
    STUDY_RESULTS,
)
from .nodes import Node

Reader = Callable[[Node], object]
REQUIRED = object()
VOTES_OF = ("all_members", "present", "ballots_cast")
ORGANISERS = ("province", "ministry", "central")


@dataclass(frozen=True, slots=True)
class LeafWord:
    """One leaf word: where its truth comes from, and its parameters (reader, default)."""

    nature: Nature
    params: Mapping[str, tuple[Reader, object]]


def text(node: Node) -> str:
    return node.text()


def whole(node: Node) -> int:
    return node.integer(0, 1000)


def percent(node: Node) -> int:
    return node.integer(0, 100)


def flag(node: Node) -> bool:
    return node.boolean()


def one_of(*words: str) -> Reader:
    return lambda node: node.word(words)


def some_of(*words: str) -> Reader:
    return lambda node: node.words(words)


def texts(node: Node) -> tuple[str, ...]:
    return node.words()


def window(node: Node) -> str | int | tuple[str, str]:
    """``year``, ``since``, a number of years ending with the reference year, or
    ``{run: excellent}``: the unbroken years rated so that end with it."""
    if node.is_map:
        return "run", node.map(("run",), ("run",))["run"].word(RATINGS)
    value = node.text()
    return value if value in ("year", "since") else node.integer(1, 60)


def year_test(node: Node) -> YearTest:
    """``{at_least: good}`` or ``{any: [{rating: excellent}, {title: CODE}]}``."""
    entries = node.map(("at_least", "any"))
    if len(entries) != 1:
        node.fail("a test of a year is «at_least:» or «any:»", "Write exactly one of them")
    if "at_least" in entries:
        return YearTest(ratings=(entries["at_least"].word(RATINGS),))
    return _any_list(entries["any"])


def _any_list(node: Node) -> YearTest:
    tests = [n.map(("rating", "title")) for n in node.items()]
    if not tests or any(len(test) != 1 for test in tests):
        node.fail("each test is «rating:» or «title:»", "Write them as [{rating: …}, {title: …}]")
    return YearTest(
        ratings=tuple(t["rating"].word(RATINGS) for t in tests if "rating" in t),
        titles=tuple(t["title"].text() for t in tests if "title" in t),
    )


_RATING: Reader = one_of(*RATINGS)
_RECORD, _CLAIM = Nature.RECORD, Nature.CLAIM
_WINDOW: tuple[Reader, object] = (window, "year")

LEAF_WORDS: Mapping[str, LeafWord] = {
    "rating": LeafWord(_RECORD, {"at_least": (_RATING, REQUIRED), "years": (whole, 1)}),
    "ratings": LeafWord(_RECORD, {
        "at_least": (_RATING, REQUIRED), "min": (whole, REQUIRED), "window": (window, REQUIRED)}),
    "years_with": LeafWord(_RECORD, {"any": (_any_list, REQUIRED), "years": (whole, REQUIRED)}),
    "titles": LeafWord(_RECORD, {
        "award": (text, REQUIRED), "min": (whole, 1), "window": (window, REQUIRED),
        "issuers": (some_of(*ISSUERS), ())}),
    "chain": LeafWord(_RECORD, {
        "award": (text, REQUIRED), "length": (whole, REQUIRED),
        "ending": (one_of("reference", "previous", "either"), "reference"), "step": (whole, 1),
        "issuers": (some_of(*ISSUERS), ()), "after": (texts, ())}),
    "prior": LeafWord(_RECORD, {}),
    "years_since": LeafWord(_RECORD, {"min": (whole, REQUIRED)}),
    "initiatives": LeafWord(_RECORD, {
        "level": (one_of(*INITIATIVE_LEVELS), REQUIRED),
        "kind": (one_of(*INITIATIVE_KINDS, "any"), "any"), "min": (whole, 1),
        "window": (window, REQUIRED), "replicable": (flag, False),
        "unused_for": (one_of("title", "form", "any"), "any")}),
    "share": LeafWord(_RECORD, {
        "title": (text, REQUIRED), "percent": (whole, REQUIRED), "strictly": (flag, False)}),
    "members": LeafWord(_RECORD, {
        "title": (text, None), "min": (whole, 1), "all_completed": (flag, False),
        "none_disciplined": (one_of(*DISCIPLINE_FORMS), None)}),
    "bloc": LeafWord(_RECORD, {
        "leader": (flag, False), "exceeds_targets": (flag, False),
        "by": (some_of(*ORGANISERS), ("province", "ministry"))}),
    "body_rating": LeafWord(_RECORD, {
        "bodies": (some_of(*BODIES), ("party",)), "at_least": (_RATING, REQUIRED)}),
    "collective_age": LeafWord(_RECORD, {"min": (whole, REQUIRED)}),
    "achievement": LeafWord(_CLAIM, {
        "kinds": (some_of(*ACHIEVEMENT_KINDS), REQUIRED),
        "level": (one_of(*ACHIEVEMENT_LEVELS), "base"),
        "launched_by": (some_of(*LAUNCHERS), ()),
        "min_duration": (whole, 0), "min": (whole, 1), "window": _WINDOW, "after": (texts, ())}),
    "service": LeafWord(_RECORD, {"min_months": (whole, REQUIRED)}),
    "long_service": LeafWord(_RECORD, {}),
    "study": LeafWord(_RECORD, {"at_least": (one_of(*STUDY_RESULTS), REQUIRED)}),
    "absence": LeafWord(_RECORD, {
        "months": (whole, REQUIRED), "count": (one_of("longest", "total"), "total"),
        "kinds": (some_of(*ABSENCE_KINDS), ("sick", "unpaid"))}),
    "no_discipline": LeafWord(_RECORD, {
        "form": (one_of(*DISCIPLINE_FORMS), REQUIRED), "window": _WINDOW}),
    "holds_any": LeafWord(_RECORD, {"awards": (texts, REQUIRED), "min": (whole, 1)}),
    "attested": LeafWord(_CLAIM, {"code": (text, REQUIRED)}),
    "time_in_sector": LeafWord(_RECORD, {
        "years": (whole, REQUIRED), "women_years": (whole, None),
        "deduct": (one_of(*DISCIPLINE_FORMS), None)}),
    "role": LeafWord(_RECORD, {"in": (texts, ()), "setting": (text, None)}),
    "meets": LeafWord(_RECORD, {"award": (text, REQUIRED)}),
    "conduct": LeafWord(Nature.CONDUCT, {"code": (text, REQUIRED)}),
    "unread": LeafWord(_RECORD, {}),
    "doubt": LeafWord(_RECORD, {}),
}  # fmt: skip
"""Leaves of the tree. ``meets: CODE`` and ``conduct: CODE`` may be written short."""

SHORT_FORMS = {"meets": "award", "conduct": "code", "attested": "code"}

PROCEDURE_WORDS: Mapping[str, Mapping[str, tuple[Reader, object]]] = {
    "vote": {"percent": (percent, None), "of": (one_of(*VOTES_OF), "all_members"),
             "method": (one_of("any", "secret"), "any"),
             "absent": (one_of("not_agreeing", "written"), "not_agreeing"),
             "until_set": (percent, None), "quorum": (percent, None)},
    "quota": {"percent": (percent, None), "of": (text, None),
              "among": (one_of("all", "bloc_leaders"), "all")},
    "posting": {"working_days": (whole, None)},
    "opinion": {"of": (text, REQUIRED)},
    "deadline": {"month": (whole, None), "day": (whole, None), "years_after": (whole, None),
                 "after": (text, None), "on": (text, None)},
    "registered": {},
    "selected": {},
    "paper": {"name": (text, None)},
}  # fmt: skip
"""What is judged in the round, outside the tree."""
