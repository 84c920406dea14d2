"""A sheet or a Word table as a grid of cells, with merged areas known."""

from __future__ import annotations

from dataclasses import dataclass, field

from thidua_rules.sources.cells import Cell, is_blank
from thidua_rules.sources.report import Place

Area = tuple[int, int, int, int]  # first row, first column, last row, last column; from 0


@dataclass(slots=True)
class Grid:
    """``caption`` is the text standing before a Word table; ``broken`` maps cells to Excel faults.

    A fault is ``formula`` (no stored result) or ``error`` (#N/A, #REF! …).
    """

    name: str
    rows: list[list[Cell]]
    merged: list[Area] = field(default_factory=list)
    caption: str = ""
    broken: dict[tuple[int, int], str] = field(default_factory=dict)
    file: str = ""
    hidden: bool = False

    def place(self, row: int, column: int) -> Place:
        return Place(self.name, row, column, self.file)

    def at(self, row: int, column: int) -> Cell:
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def filled(self, row: int) -> list[int]:
        """Columns of the row that hold something."""
        return [c for c, cell in enumerate(self.rows[row]) if not is_blank(cell)]

    def spread_merged(self, *, top: int, bottom: int) -> None:
        """Within header rows, every cell of a merged area shows the area's text."""
        for area in self.merged:
            if top <= area[0] <= bottom:
                self._fill(area, (area[0], area[2] + 1), (area[1], area[3] + 1))

    def spread_down(self, *, top: int) -> None:
        """In the body, a cell merged over several rows counts for each of them."""
        for area in self.merged:
            if area[0] >= top and area[1] == area[3]:
                self._fill(area, (area[0], area[2] + 1), (area[1], area[1] + 1))

    def _fill(self, area: Area, rows: tuple[int, int], columns: tuple[int, int]) -> None:
        value = self.at(area[0], area[1])
        for row in range(*rows):
            if row < len(self.rows):
                cells = self.rows[row]
                cells.extend([""] * (columns[1] - len(cells)))
                cells[columns[0] : columns[1]] = [value] * (columns[1] - columns[0])
