"""Which rows of the matrix are asked for, and in which order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.board import Board
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.records.text import fold

Mask = NDArray[np.bool_]


def _is(overall: Overall) -> Callable[[Board], Mask]:
    return lambda board: board.overall == overall


def forgotten(board: Board) -> Mask:
    """Meets the standard, and has never been given this award."""
    return (board.leaning == Overall.ELIGIBLE) & ~board.ever & ~board.held


VERDICTS: dict[str, Callable[[Board], Mask]] = {
    "eligible": _is(Overall.ELIGIBLE),
    "likely": lambda board: (
        (board.overall == Overall.UNDETERMINED) & (board.leaning == Overall.ELIGIBLE)
    ),
    "hopeful": lambda board: board.waits > 0,
    "near": lambda board: board.near,
    "undetermined": _is(Overall.UNDETERMINED),
    "on_hold": _is(Overall.ON_HOLD),
    "not_eligible": _is(Overall.NOT_ELIGIBLE),
    "held": lambda board: board.held,
    "forgotten": forgotten,
}
SORTS = ("name", "unit", "eligible")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader asked for; a value that is not known counts as not given."""

    q: str = ""
    unit: int | None = None
    award: str = ""
    verdict: str = ""
    sort: str = "name"

    @classmethod
    def read(cls, parameters: Mapping[str, str], awards: tuple[str, ...]) -> Filters:
        unit = parameters.get("unit", "")
        award, verdict = parameters.get("award", ""), parameters.get("verdict", "")
        sort = parameters.get("sort", "")
        return cls(
            q=parameters.get("q", "").replace("\x00", "").strip()[:100],
            unit=int(unit) if unit.isdecimal() and len(unit) < 18 else None,
            award=award if award in awards else "",
            verdict=verdict if verdict in VERDICTS else "",
            sort=sort if sort.lstrip("-") in (*SORTS, *awards) else "name",
        )

    def rows(self, board: Board, places: list[int]) -> NDArray[np.intp]:
        """Rows of the board that pass, in order. ``places`` are the columns in view."""
        kept = np.ones(len(board.entries), bool)
        if self.q:
            words = fold(self.q).split()
            kept &= np.array([all(w in e.folded for w in words) for e in board.entries], bool)
        if self.unit is not None:
            within = subtree_ids([self.unit])
            kept &= np.array([e.place in within for e in board.entries], dtype=bool)
        if self.verdict:
            columns = [board.column(self.award)] if self.award else places
            kept &= VERDICTS[self.verdict](board)[:, columns].any(axis=1)
        return self._ordered(board, np.flatnonzero(kept), places)

    def _ordered(self, board: Board, rows: NDArray[np.intp], places: list[int]) -> NDArray[np.intp]:
        """Entries come sorted by name; every other order keeps that one inside."""
        key, backward = self.sort.lstrip("-"), self.sort.startswith("-")
        if key == "name":
            return rows[::-1] if backward else rows
        if key == "unit":
            names = sorted({entry.unit for entry in board.entries})
            ranks = {name: n for n, name in enumerate(names)}
            values = np.array([ranks[board.entries[row].unit] for row in rows])
        elif key == "eligible":
            values = -(board.leaning[rows][:, places] == Overall.ELIGIBLE).sum(axis=1)
        else:
            column = board.column(key)
            values = board.leaning[rows, column] * 100 + board.missing[rows, column]
        order = np.argsort(-values if backward else values, kind="stable")
        return rows[order]
