"""One cell of the matrix: what is said of one subject and one award, in a word and a mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.board import Board
from thidua.cycle.nominations.columns import Column
from thidua.cycle.nominations.words import overall_word, short_word

MARKS = {
    "eligible": "check-circle-fill",
    "near": "exclamation-circle",
    "on_hold": "pause-circle",
    "undetermined": "question-circle",
    "not_eligible": "dash-circle",
    "not_in_force": "slash-circle",
    "not_applicable": "",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """``shape`` is the verdict's colour; ``provisional`` hatches it; ``held`` rings it."""

    award: str
    label: str
    shape: str
    word: str
    says: str
    provisional: bool = False
    held: bool = False
    assumed: bool = False
    draft: str = ""

    @property
    def mark(self) -> str:
        return MARKS[self.shape]


def cells(board: Board, place: int, columns: Iterable[Column]) -> list[Cell]:
    """The cells of one row."""
    return [_cell(board, place, column) for column in columns]


def _cell(board: Board, place: int, column: Column) -> Cell:
    at = place, column.place
    overall, leaning = Overall(int(board.overall[at])), Overall(int(board.leaning[at]))
    near = bool(board.near[at])
    provisional = leaning is not overall
    shape = "near" if near else leaning.code
    assumed = leaning is Overall.ELIGIBLE and board.of(place).rests_on_list(
        board.entries[place].uid, column.code
    )
    held = bool(board.held[at])
    draft = _draft(board, at, leaning)
    says = [column.name + ":", overall_word(overall.code)]
    if provisional:
        says.append(_("(tạm tính theo văn bản đã đối chiếu gần nhất: %s)") % overall_word(
            leaning.code))  # fmt: skip
    if near:
        says.append(_("(còn thiếu một điều kiện)"))
    if assumed:
        says.append(_("(giả định danh sách đề nghị của năm được thông qua)"))
    if held:
        says.append(_("(đã được tặng cho năm này)"))
    if draft:
        says.append(_("(theo dự thảo: %s)") % draft)
    return Cell(
        column.code, column.short, shape, short_word(shape), " ".join(says),
        provisional, held, assumed, draft,
    )  # fmt: skip


def _draft(board: Board, at: tuple[int, int], leaning: Overall) -> str:
    """What the draft would give, where it says otherwise."""
    grid = board.readings.get("draft")
    if grid is None or int(board.overall[at]) != Overall.UNDETERMINED:
        return ""
    other = Overall(int(grid[at]))
    if other in (leaning, Overall.NOT_APPLICABLE):
        return ""
    return short_word(other.code)
