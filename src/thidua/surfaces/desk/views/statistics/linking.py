"""Where a number leads: the list of its rows, filtered by the conditions that counted them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from thidua.cycle.statistics.content import Figure
from thidua.cycle.statistics.tables import Counted, Line, Parts, Table
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.year.tally import rows_of

BOOKS = {
    "awards": "khen-thuong", "movements": "phong-trao", "tasks": "viec-chi-dao",
    "initiatives": "sang-kien", "results": "so-ket-qua", "registrations": "ban-dang-ky",
    "role_models": "dien-hinh",
}  # fmt: skip
FEW = 8
"""Columns that are shown whether or not they count anything."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A cell of a page; no address where nothing is to be opened."""

    count: int | None
    label: Any
    address: str = ""


def address(book: str, parts: Parts | None) -> str:
    """Empty where no list of such rows has a page."""
    slug = BOOKS.get(book, "")
    return rows_of(slug, f"?{urlencode(parts)}") if parts and slug in REGISTERS else ""


def address_of(figure: Figure) -> str:
    return address(figure.book, figure.parts)


def shown(table: Table, *, empty_columns: bool = True) -> dict[str, Any]:
    """What ``desk/statistics/table.html`` is drawn from; a form of fifty columns, most of them
    empty, is told without those (``empty_columns``)."""
    whole = empty_columns or len(table.columns) <= FEW
    kept = [place for place in range(len(table.columns)) if whole or _counts(table, place)]
    return {
        "title": table.title, "columns": [table.columns[place].label for place in kept],
        "lines": [(line.case, list(_cells(table, line, kept))) for line in table.lines],
        "notes": table.notes, "left_out": len(table.columns) - len(kept),
    }  # fmt: skip


def _counts(table: Table, place: int) -> bool:
    return any(line.cells[place].count for line in table.lines)


def _cells(table: Table, line: Line, kept: list[int]) -> Iterator[Shown]:
    for place in kept:
        cell: Counted = line.cells[place]
        label = table.columns[place].label
        yield Shown(cell.count, label, address(table.book, cell.parts) if cell.count else "")
