"""What the sweep says at a glance: counts, and who is about to be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from thidua.cycle.nominations.board import Board, board
from thidua.cycle.nominations.columns import Column, columns
from thidua.cycle.nominations.filtering import VERDICTS
from thidua.cycle.nominations.reviewing import Review, revision
from thidua.cycle.nominations.roster import Entry, places_known, roster
from thidua.foundation.policy.reach import Actor

COUNTED = ("eligible", "likely", "hopeful", "near", "on_hold", "forgotten")
NAMED = 4


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An award, and those who meet its standard and never had it."""

    column: Column
    count: int
    first: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """Of one kind of subject: how many rows say what, in at least one column."""

    kind: str
    total: int
    counts: dict[str, int]
    forgotten: tuple[Forgotten, ...]


def summary(actor: Actor, review: Review, kind: str) -> Summary:
    """The counts a reader may see: each is the number of rows the same filter would show."""
    at = revision()
    found = board(review, roster(actor, kind, review.year, at), places_known(actor), at)
    shown = columns(kind, found.awards)
    places = [column.place for column in shown]
    counts = {
        code: int(VERDICTS[code](found)[:, places].any(axis=1).sum()) for code in COUNTED
    }  # fmt: skip
    return Summary(kind, len(found.entries), counts, tuple(_forgotten(found, shown)))


def never_given(actor: Actor, review: Review, kind: str) -> Iterator[tuple[Column, Entry]]:
    """Everybody who meets a standard and never had the award: once each, with the highest one."""
    at = revision()
    found = board(review, roster(actor, kind, review.year, at), places_known(actor), at)
    grid = VERDICTS["forgotten"](found)
    told: set[int] = set()
    for column in reversed(columns(kind, found.awards)):
        for row in map(int, np.flatnonzero(grid[:, column.place])):
            if row not in told:
                told.add(row)
                yield column, found.entries[row]


def _forgotten(found: Board, shown: list[Column]) -> list[Forgotten]:
    """Higher awards first: they are the ones nobody thinks of."""
    grid = VERDICTS["forgotten"](found)
    lines = []
    for column in reversed(shown):
        rows = np.flatnonzero(grid[:, column.place])
        if len(rows):
            first = tuple(found.entries[row] for row in rows[:NAMED])
            lines.append(Forgotten(column, len(rows), first))
    return lines
