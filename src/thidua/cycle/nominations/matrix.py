"""The matrix: subjects × awards, one page of it at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from django.core.paginator import Page, Paginator
from numpy.typing import NDArray

from thidua.cycle.nominations.board import Board, board
from thidua.cycle.nominations.cells import Cell, cells
from thidua.cycle.nominations.columns import Column, columns, counted
from thidua.cycle.nominations.filtering import Filters
from thidua.cycle.nominations.reviewing import Review, revision
from thidua.cycle.nominations.roster import KINDS, Entry, kinds_there, places_known, roster
from thidua.foundation.policy.reach import Actor

SIZES = (50, 100, 300)
NOTHING_KNOWN: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    entry: Entry
    cells: list[Cell]


@dataclass(frozen=True)
class Matrix:
    """A sweep as a reader asked for it; rows are made for the page in view only."""

    kind: str
    kinds: tuple[str, ...]  # there are to choose from
    board: Board
    filters: Filters
    columns: list[Column]
    rows: NDArray[np.intp]
    page: Page
    size: int

    @property
    def shown(self) -> list[Row]:
        bare = columns(self.kind, self.board.awards)
        return [
            Row(self.board.entries[place], cells(self.board, place, bare))
            for place in self.page.object_list
        ]

    @property
    def knows_all(self) -> bool:
        """Whether discipline and holds may be seen for every row in view."""
        return bool(self.board.knows.all())


def matrix(
    actor: Actor, review: Review, parameters: Mapping[str, str], *, to_export: bool = False
) -> Matrix:
    """The matrix a reader asks for; in an export nothing secret is known to anybody."""
    kind = parameters.get("kind", "")
    at = revision()
    kinds = kinds_there(actor, review.year, at)
    kind = kind if kind in kinds else KINDS[0]
    if not columns(kind, review.awards):  # chosen for another kind of subject
        review = replace(review, awards=None)
    known = NOTHING_KNOWN if to_export else places_known(actor)
    found = board(review, roster(actor, kind, review.year, at), known, at)
    filters = Filters.read(parameters, found.awards)
    rows = filters.rows(found, [column.place for column in columns(kind, found.awards)])
    size = _size(parameters.get("size", ""))
    page = Paginator(rows.tolist(), size).get_page(parameters.get("page"))
    return Matrix(kind, kinds, found, filters, counted(found, kind, rows), rows, page, size)


def _size(text: str) -> int:
    return int(text) if text.isdecimal() and int(text) in SIZES else SIZES[0]
