"""One cell of the matrix: what is said of one subject and one award, in a word and a mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.board import Board
from thidua.cycle.nominations.columns import Column
from thidua.cycle.nominations.words import hope_word, overall_word, short_word

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
    hope: str = ""  # what the year's rating would have to be

    @property
    def mark(self) -> str:
        return MARKS[self.shape]


@dataclass(frozen=True, slots=True)
class Said:
    """What a cell says, before it is put in words: equal ones are worded once."""

    overall: Overall
    leaning: Overall
    near: bool
    held: bool
    assumed: bool
    draft: Overall | None
    waits: int
    unread: bool  # the text that judges has not been read: another one leans


def cells(board: Board, place: int, columns: Iterable[Column]) -> list[Cell]:
    """The cells of one row."""
    return [_worded(column, _said(board, place, column), get_language()) for column in columns]


def _said(board: Board, place: int, column: Column) -> Said:
    at = place, column.place
    overall, leaning = Overall(int(board.overall[at])), Overall(int(board.leaning[at]))
    assumed = leaning is Overall.ELIGIBLE and board.of(place).rests_on_list(
        board.entries[place].uid, column.code
    )
    draft = _draft(board, at, leaning)
    near, held = bool(board.near[at]), bool(board.held[at])
    return Said(
        overall, leaning, near, held, assumed, draft, int(board.waits[at]),
        "last_verified" in board.readings,
    )  # fmt: skip


def _draft(board: Board, at: tuple[int, int], leaning: Overall) -> Overall | None:
    """What the draft would give, where it says otherwise."""
    grid = board.readings.get("draft")
    if grid is None or int(board.overall[at]) != Overall.UNDETERMINED:
        return None
    other = Overall(int(grid[at]))
    return None if other in (leaning, Overall.NOT_APPLICABLE) else other


@lru_cache(maxsize=2000)
def _worded(column: Column, said: Said, _language: str | None) -> Cell:
    shape = "near" if said.near else said.leaning.code
    word = short_word(shape)
    draft = short_word(said.draft.code) if said.draft is not None else ""
    provisional = said.leaning is not said.overall
    says = [f"{word}. {column.name}:", overall_word(said.overall.code)]
    if provisional:
        pattern = (
            _("(tạm tính theo văn bản đã đối chiếu gần nhất: %s)") if said.unread
            else _("(tạm tính theo nội dung đã ghi, chưa đối chiếu: %s)")
        )  # fmt: skip
        says.append(pattern % overall_word(said.leaning.code))
    if said.near:
        says.append(_("(còn thiếu một điều kiện)"))
    if said.assumed:
        says.append(_("(giả định danh sách đề nghị của năm được thông qua)"))
    if said.held:
        says.append(_("(đã được tặng cho năm này)"))
    if draft:
        says.append(_("(theo dự thảo: %s)") % draft)
    hope = hope_word(said.waits)
    if hope:
        says.append(f"({hope})")
    return Cell(
        column.code, column.short, shape, word, " ".join(says),
        provisional, said.held, said.assumed, draft, hope,
    )  # fmt: skip
