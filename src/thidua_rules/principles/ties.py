"""Preference among equals: women, and collectives of which 70 % or more are women; among those
still equal, whom commendation favours.

Only a tie is decided so; who scored more is never passed over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ..model.law import PrincipleVersion


class Women(NamedTuple):
    """How many of a collective are women."""

    women: int
    total: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """One who is to be placed: more ``score`` (votes, points) comes first.

    ``sex`` and ``group`` for a person, ``staff`` for a collective, ``remote`` (a remote or
    ethnic-minority area) for both; None: not known, which gives no preference.
    """

    uid: str
    score: int
    sex: str | None = None
    staff: Women | None = None
    group: str | None = None
    remote: bool | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """Who has a place, who is left equal at its edge, who has none.

    ``by_preference``: those who have a place only because the law prefers them among equals.
    ``edge``: more equals than places are left; a person must choose ``open_places`` of them.
    """

    chosen: tuple[str, ...]
    by_preference: tuple[str, ...]
    edge: tuple[str, ...]
    open_places: int
    left: tuple[str, ...]


def preferred(candidate: Candidate, version: PrincipleVersion) -> bool:
    """Whether the law prefers a candidate among equals."""
    staff = candidate.staff
    if staff is None:
        return candidate.sex == "female"
    percent = int(version.applies["women_percent"][0])
    return staff.total > 0 and 100 * staff.women >= percent * staff.total


def favoured(candidate: Candidate, priority: PrincipleVersion | None) -> bool:
    """Whether commendation favours a candidate on any ground; the grounds have no order."""
    if priority is None:
        return False
    grounds = priority.applies
    return (
        bool(candidate.remote) or candidate.group in grounds["groups"]
        or candidate.sex in grounds["sexes"]
    )  # fmt: skip


def place(
    candidates: Iterable[Candidate], places: int, version: PrincipleVersion,
    priority: PrincipleVersion | None = None,
) -> Placed:  # fmt: skip
    """Fill a number of places, best score first, then those preferred among equals, then those
    whom ``priority`` favours.

    Raises:
        ValueError: a negative number of places.
    """
    if places < 0:
        raise ValueError(f"{places} places")

    def rank(one: Candidate) -> tuple[int, bool, bool]:
        return -one.score, not preferred(one, version), not favoured(one, priority)

    ordered = sorted(candidates, key=rank)
    chosen: list[Candidate] = []
    edge: list[Candidate] = []
    left: list[Candidate] = []
    for _, group in groupby(ordered, key=rank):
        equals, free = list(group), places - len(chosen)
        target = left if edge or free <= 0 else chosen if len(equals) <= free else edge
        target += equals
    missed = {one.score for one in (*edge, *left)}
    helped = [one for one in chosen if one.score in missed]
    return Placed(
        _uids(chosen), _uids(helped), _uids(edge), places - len(chosen) if edge else 0, _uids(left)
    )


def _uids(candidates: Iterable[Candidate]) -> tuple[str, ...]:
    return tuple(one.uid for one in candidates)
