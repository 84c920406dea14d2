"""The law read as a book, for the pages: citations, differences, coverage, search, who rests on it.

What takes time is kept as long as the law it was made from.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from thidua.bridge.law import the_law, the_laws
from thidua.bridge.overlays import packaged
from thidua.bridge.verdicts import SECRET_LEAVES, Leaf
from thidua_rules import dossiers
from thidua_rules.deadlines.model import Fixed, Term, TermVersion
from thidua_rules.lawbook.articles import article_keys, article_label, in_words
from thidua_rules.lawbook.citing import (
    KINDS,
    OF_AWARDS,
    Use,
    all_uses,
    articles_of,
    awards_in,
    citing,
)
from thidua_rules.lawbook.coverage import Count, LawCover, cover, sureness_of, total
from thidua_rules.lawbook.diffing import (
    AwardDiff,
    Change,
    LawDiff,
    Line,
    RuleDiff,
    StandardDiff,
    diff_award,
    diff_law,
)
from thidua_rules.lawbook.resting import NONE, Resting, resting
from thidua_rules.lawbook.saying import Speaker
from thidua_rules.lawbook.searching import Hit, search
from thidua_rules.lawbook.timeline import around, award_days, instrument_days, law_days
from thidua_rules.loading.calendar import load_calendar
from thidua_rules.loading.dossiers import load_dossiers
from thidua_rules.loading.money import load_money
from thidua_rules.loading.telling import value_words
from thidua_rules.model.law import SHELVES, Award, Text
from thidua_rules.model.overlay import Overlay
from thidua_rules.money.told import BonusRow, bonus_table


@dataclass(frozen=True, slots=True)
class Deadline:
    """A term of the law that names an award, in the version that stands on a day."""

    term: Term
    version: TermVersion


def compared(old: date, new: date) -> LawDiff:
    """The whole law on two days, kept for the next reader."""
    return _compared(the_law().digest, old, new)


@lru_cache(maxsize=64)
def _compared(_digest: str, old: date, new: date) -> LawDiff:
    return diff_law(the_law(), old, new)


def covered(on: date | None = None) -> LawCover:
    """How far the law has been verified, in all or on a day."""
    return _covered(the_law().digest, on)


@lru_cache(maxsize=64)
def _covered(_digest: str, on: date | None) -> LawCover:
    return cover(the_law(), on)


def every_overlay() -> tuple[Overlay, ...]:
    """The overlays this office has, then those of the package that it does not use."""
    had = {overlay.code: overlay for overlay in the_laws().overlays}
    return tuple(had.values()) + tuple(one for code, one in packaged().items() if code not in had)


def speaks_of_discipline(leaf: Leaf) -> bool:
    """Whether a criterion is for the standing body and the auditor only."""
    if leaf.kind in SECRET_LEAVES:
        return True
    return leaf.kind == "members" and bool(leaf.params.get("none_disciplined"))


# -- what stands beside an award's standards ------------------------------------------------------
def bonuses(award: str, on: date, lang: str) -> tuple[BonusRow, ...]:
    """What the award brings for a decision of that day, a row a kind of recipient."""
    return bonus_table(load_money(), award, on, lang)


def deadlines_of(award: str, on: date) -> tuple[Deadline, ...]:
    """The terms that name the award."""
    terms = (term for term in load_calendar().terms.values() if award in term.awards)
    return tuple(
        Deadline(term, version) for term in terms if (version := term.version_on(on)) is not None
    )


def papers(award: Award, kind: str, on: date, lang: str) -> tuple[str, ...]:
    """What a file must hold, in sentences; empty where nothing has been read."""
    found = dossiers.dossier_of(load_dossiers(the_law()), award, kind, received=on)
    return dossiers.dossier_sentences(found, lang) if found.known else ()


__all__ = [
    "KINDS",
    "NONE",
    "OF_AWARDS",
    "SHELVES",
    "AwardDiff",
    "BonusRow",
    "Change",
    "Count",
    "Deadline",
    "Fixed",
    "Hit",
    "LawCover",
    "LawDiff",
    "Line",
    "Overlay",
    "Resting",
    "RuleDiff",
    "Speaker",
    "StandardDiff",
    "Text",
    "Use",
    "all_uses",
    "around",
    "article_keys",
    "article_label",
    "articles_of",
    "award_days",
    "awards_in",
    "bonuses",
    "citing",
    "compared",
    "covered",
    "deadlines_of",
    "diff_award",
    "every_overlay",
    "in_words",
    "instrument_days",
    "law_days",
    "papers",
    "resting",
    "search",
    "speaks_of_discipline",
    "sureness_of",
    "total",
    "value_words",
]
