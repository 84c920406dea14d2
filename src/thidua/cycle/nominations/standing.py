"""How the subjects of a unit stand in the sweep, in the words anyone may read.

Kept in the minutes as reference: so nothing in it rests on discipline, holds or complaints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.awards import awards_of, review_for
from thidua.cycle.nominations.board import Board, board
from thidua.cycle.nominations.columns import columns
from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.roster import HOUSEHOLD, KINDS, Entry

ELIGIBLE, LIKELY, HOPEFUL, NEAR = "eligible", "likely", "hopeful", "near"
MEETS = (ELIGIBLE, LIKELY)
"""Whoever stands so and is left out: the minutes say why."""

LISTED = (ELIGIBLE, LIKELY, HOPEFUL)
"""Whoever stands so is on the list the meeting begins with."""

NOTHING_KNOWN: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Stood:
    """One subject and one award; ``word`` is a word above or a code of the verdict."""

    entry: Entry
    award: str
    word: str


def open_board(round_: Round, entries: Sequence[Entry], at: str) -> Board:
    """The round's sweep of these subjects, with nothing that is secret."""
    return board(review_for(round_), tuple(entries), NOTHING_KNOWN, at)


def standing(round_: Round, kind: str, found: Board) -> Iterator[Stood]:
    """How each subject of one kind stands for each award of the round not held yet."""
    wanted = set(awards_of(round_))
    for place, entry in enumerate(found.entries):
        for column in columns(kind, found.awards):
            if column.code in wanted and not found.held[place, column.place]:
                yield Stood(entry, column.code, word_of(found, place, column.place))


def word_of(found: Board, place: int, column: int) -> str:
    overall = Overall(int(found.overall[place, column]))
    leaning = Overall(int(found.leaning[place, column]))
    if leaning is Overall.ELIGIBLE:
        return ELIGIBLE if overall is leaning else LIKELY
    if found.waits[place, column]:
        return HOPEFUL
    return NEAR if found.near[place, column] else leaning.code


__all__ = ["HOUSEHOLD", "KINDS", "LISTED", "MEETS", "Stood", "open_board", "standing", "word_of"]
