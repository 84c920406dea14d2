"""The look of every workbook written: a state document's dignity, prints on A4."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from pathlib import Path
from typing import IO, Any

import xlsxwriter

RED, GOLD, GREY, PALE, LINE = "#8C1515", "#C9A227", "#595959", "#F6F1E7", "#BFBFBF"
MARKS = {
    "eligible": "#DDEFD9", "near": "#FFF3CD", "on_hold": "#F5D9C8", "undetermined": "#E3E6EA",
    "not_eligible": "#FFFFFF", "not_in_force": "#EFEFEF", "error": "#F8CBC4", "warning": "#FFF2CC",
}  # fmt: skip
Target = Path | IO[bytes]
_FONT = {"font_name": "Times New Roman", "font_size": 12, "valign": "vcenter"}


def lines_of(text: str, width: float) -> int:
    """Lines a text takes in a column ``width`` characters wide."""
    return sum(max(1, ceil(len(line) * 0.95 / width)) for line in text.split("\n"))


class Book:
    """A workbook being written; formats are made once each. Text never turns into formulas."""

    def __init__(self, target: Target, *, title: str) -> None:
        where = str(target) if isinstance(target, Path) else target
        options = {
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": "Times New Roman", "font_size": 12},
        }
        self.book = xlsxwriter.Workbook(where, options)
        self.book.set_properties({"title": title, "author": "Thi Đua"})
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def style(self, **properties: Any) -> Any:
        """The format of these properties over the common font."""
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format({**_FONT, **properties})
        return self._formats[key]

    def cell(self, **properties: Any) -> Any:
        """A bordered body cell, wrapped, top aligned."""
        framed = {"border": 1, "border_color": LINE, "text_wrap": True, "valign": "top"}
        return self.style(**{**framed, **properties})

    def header(self, *, required: bool = True) -> Any:
        """A column's title; what must be filled stands on red."""
        return self.style(
            bold=True, border=1, border_color=LINE, text_wrap=True, align="center",
            bg_color=RED if required else GREY, font_color="#FFFFFF",
        )  # fmt: skip

    def heading(self) -> Any:
        return self.style(bold=True, font_size=16, font_color=RED)

    def note(self) -> Any:
        return self.style(italic=True, font_color=GREY)

    def sheet(
        self, name: str, *, portrait: bool = False, wide: bool = False, tab: str = RED
    ) -> Any:
        """A sheet that prints on A4 (``wide``: A3), one page wide, pages numbered."""
        sheet = self.book.add_worksheet(name[:31])
        sheet.set_paper(8 if wide else 9)
        if not portrait:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.6)
        sheet.set_footer("&L&8&A&R&8Trang &P/&N")
        sheet.set_tab_color(tab)
        return sheet

    @staticmethod
    def fit(sheet: Any, row: int, texts: Sequence[str], widths: Sequence[float]) -> None:
        """Make a row as high as its longest wrapped text needs; programs differ in doing so."""
        lines = max((lines_of(t, w) for t, w in zip(texts, widths, strict=False)), default=1)
        sheet.set_row(row, min(15.75 * lines + 3, 409))

    def close(self) -> None:
        """Write the file; nothing stands on disk before."""
        self.book.close()
