"""A council's own regulation as a typed setting: what the law leaves to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from ..model.law import Text
from ..model.verdict import Citation


class Denominator(StrEnum):
    """What the share of votes is taken of."""

    ALL_MEMBERS = "all_members"
    PRESENT = "present"  # with those who gave a written opinion, where that counts
    BALLOTS_CAST = "ballots_cast"  # blank and invalid ones too


class Absent(StrEnum):
    """How an absent member counts."""

    NOT_AGREEING = "not_agreeing"
    WRITTEN = "written"  # a written opinion counts as a vote


class Method(StrEnum):
    """How is voted."""

    SECRET = "secret"  # noqa: S105  # reason: a secret ballot
    HANDS = "hands"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Vote:
    """What is asked for some awards. ``quorum`` None: the regulation's own holds."""

    awards: tuple[str, ...]
    percent: int
    citation: Citation
    strictly: bool = False
    of: Denominator = Denominator.ALL_MEMBERS
    absent: Absent | None = None
    method: Method | None = None
    quorum: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Regulation:
    """The rules of one council, in force ``starts ≤ day < ends``.

    ``conflict_removed``: who has a conflict of interest leaves the denominator.
    ``ties``: who decides among equals, ``chair`` or None where nothing is said.
    """

    code: str
    issuer: Text
    name: Text
    starts: date
    ends: date | None
    citation: Citation
    votes: tuple[Vote, ...] = ()
    quorum: Fraction | None = None
    absent: Absent = Absent.NOT_AGREEING
    method: Method = Method.ANY
    conflict_removed: bool = False
    ties: str | None = None
    note: Mapping[str, str] | None = None

    def vote(self, award: str) -> Vote | None:
        """What it asks for an award; a vote for every award (no code named) comes last."""
        for wanted in (award, None):
            for vote in self.votes:
                if wanted in vote.awards or (wanted is None and not vote.awards):
                    return vote
        return None

    def stands(self, day: date) -> bool:
        return self.starts <= day and (self.ends is None or day < self.ends)
