"""Cells as HTML. Thousands of cells take few shapes: each is rendered once and addressed often."""

from __future__ import annotations

from collections.abc import Iterable

from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from thidua.cycle.nominations.cells import Cell

ADDRESS = "@address@"


class Drawing:
    """Draws the cells of one page."""

    def __init__(self) -> None:
        self.template = get_template("desk/sweep/cell.html")
        self.sprite = static("vendor/icons/icons.svg")
        self.shapes: dict[Cell, tuple[str, ...]] = {}

    def row(self, cells: Iterable[Cell], why: str, query: str) -> SafeString:
        """The cells of a row; ``why`` is the address that an award's code completes."""
        drawn = []
        for cell in cells:
            if cell not in self.shapes:
                self.shapes[cell] = self._shape(cell)
            drawn.append(escape(f"{why}{cell.award}/?{query}").join(self.shapes[cell]))
        return mark_safe("".join(drawn))  # noqa: S308 every part is a rendered template or escaped

    def _shape(self, cell: Cell) -> tuple[str, ...]:
        context = {"cell": cell, "sprite": self.sprite, "address": ADDRESS}
        return tuple(self.template.render(context).rstrip().split(ADDRESS))
