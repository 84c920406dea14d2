"""Caps on the rating «excellent»: a share of those rated «good», in each agency and each group."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ..model.law import Text
from ..model.verdict import Citation
from .measuring import Member, Quota, measure
from .rules import ALL, QuotaRule

BASE, USED = "good", "excellent"


class Reason(StrEnum):
    """Why a subject is not in the base of the cap."""

    OTHER_RATING = "other_rating"  # rated, but not «good»
    NOT_RATED = "not_rated"  # worked too little of the year to be rated


@dataclass(frozen=True, slots=True)
class Rated:
    """One rated subject. ``rating`` None: not known yet; ``not_rated``: the year has none."""

    uid: str
    rating: str | None
    agency: str = ""
    post_group: str = ""
    not_rated: bool = False


@dataclass(frozen=True, slots=True)
class RatingCap:
    """One dated cap; ``percent`` None where the text has not been read or points elsewhere.

    ``raised`` is the percentage the competent body may allow an outstanding agency.
    ``per`` names the scopes in each of which the cap holds: ``agency``, ``post_group``.
    """

    code: str
    kind: str  # individual | collective
    subjects: str  # civil_servants | public_employees | organisations …
    starts: date
    ends: date | None
    percent: int | None
    raised: int | None
    per: tuple[str, ...]
    text: Text
    citation: Citation

    def stands(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day < self.ends)


def measure_ratings(
    cap: RatingCap, rated: Iterable[Rated], *, outstanding: Iterable[str] = ()
) -> tuple[Quota, ...]:
    """The cap in each scope: the agency as a whole first, then its groups of similar posts.

    A subject is in the base when rated «good», uses a place when rated «excellent»; one whose
    rating is not known yet may come out as either.

    Args:
        outstanding: agencies to which the competent body allowed the raised percentage.

    Raises:
        ValueError: the cap has no percentage.
    """
    if cap.percent is None:
        raise ValueError("the percentage of this cap has not been read")
    listed, raised = tuple(rated), frozenset(outstanding)
    return tuple(
        replace(measure(_rule(cap, scope["agency"] in raised), _members(chosen)), scope=scope)
        for scope, chosen in _scopes(cap, listed)
    )


def _rule(cap: RatingCap, outstanding: bool) -> QuotaRule:
    percent = cap.raised if outstanding and cap.raised is not None else cap.percent
    return QuotaRule(cap.code, percent or 0, BASE, ALL, cap.text, cap.citation, cap.kind)


def _scopes(
    cap: RatingCap, rated: tuple[Rated, ...]
) -> Iterator[tuple[dict[str, str], list[Rated]]]:
    for agency in sorted({one.agency for one in rated}):
        here = [one for one in rated if one.agency == agency]
        yield {"agency": agency}, here
        if "post_group" in cap.per:
            for group in sorted({one.post_group for one in here}):
                yield (
                    {"agency": agency, "post_group": group},
                    [one for one in here if one.post_group == group],
                )


def _members(rated: Iterable[Rated]) -> Iterator[Member]:
    for one in rated:
        if one.not_rated:
            yield Member(one.uid, base=False, used=False, why=Reason.NOT_RATED)
        elif one.rating is None:
            yield Member(one.uid, base=None, used=None)
        else:
            yield Member(one.uid, one.rating == BASE, one.rating == USED, Reason.OTHER_RATING)
