"""The selection as a workbook or as CSV.

An export travels: in it nobody is told of discipline, holds or complaints (see ``board``).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO
from typing import Any

import xlsxwriter
from django.utils.translation import gettext as _

from thidua.cycle.nominations.cells import Cell, cells
from thidua.cycle.nominations.matrix import Matrix
from thidua.cycle.nominations.showing import showing
from thidua.cycle.nominations.words import full_word

COLOURS = {
    "eligible": "#E2F2E5", "near": "#FDF0CF", "undetermined": "#E5EDF9", "not_eligible": "#FFFFFF",
}  # fmt: skip
DETAILED = ("eligible", "near")
MOST_DETAILS = 3000
LINE = 15  # points
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def lines(found: Matrix) -> Iterator[tuple[Any, list[Cell]]]:
    """Every row of the selection, whatever the page."""
    for place in found.rows:
        yield found.board.entries[place], cells(found.board, int(place), found.columns)


def cell_text(cell: Cell) -> str:
    """What a cell says in a file: the result, and what it rests on."""
    text = full_word(cell.shape)
    if cell.provisional:
        text = _("chưa xác định (tạm tính: %s)") % text
    if cell.assumed:
        text = _("%s, giả định danh sách được thông qua") % text
    return _("%s, đã được tặng") % text if cell.held else text


def head(found: Matrix) -> list[str]:
    names = {"individual": _("Họ và tên"), "collective": _("Tập thể"),
             "household": _("Hộ gia đình")}  # fmt: skip
    detail = _("Số hiệu") if found.kind == "individual" else _("Loại")
    unit = _("Đơn vị") if found.kind == "individual" else _("Cấp trên")
    return [_("STT"), names[found.kind], detail, unit, *(column.name for column in found.columns)]


def as_csv(found: Matrix) -> bytes:
    """UTF-8 with a byte-order mark, so that spreadsheets read the accents."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(head(found))
    for number, (entry, row) in enumerate(lines(found), 1):
        texts = [entry.name, entry.detail, entry.unit_in_full, *map(cell_text, row)]
        writer.writerow([number, *map(_harmless, texts)])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _harmless(text: str) -> str:
    """A spreadsheet must not take a name for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def as_xlsx(found: Matrix) -> bytes:
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    styles = _styles(book)
    _write_matrix(book, styles, found)
    _write_details(book, styles, found)
    book.close()
    return out.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "Times New Roman", "font_size": 11, "valign": "top", "text_wrap": True}
    styles = {
        "title": book.add_format({"font_name": "Times New Roman", "bold": True, "font_size": 14}),
        "note": book.add_format({"font_name": "Times New Roman", "italic": True}),
        "head": book.add_format({**base, "bold": True, "border": 1, "bg_color": "#EFF1F3"}),
        "text": book.add_format({**base, "border": 1}),
    }
    for shape, colour in COLOURS.items():
        styles[shape] = book.add_format({**base, "border": 1, "bg_color": colour})
    return styles


def _titled(book: Any, styles: dict[str, Any], name: str, title: str, found: Matrix) -> Any:
    sheet = book.add_worksheet(name)
    review = found.board.review
    sheet.write_string(0, 0, title, styles["title"])
    note = _("Hồ sơ nhận ngày %(day)s; dữ liệu pháp luật %(digest)s.") % {
        "day": f"{review.received:%d/%m/%Y}",
        "digest": ", ".join(law.digest for law in found.board.laws),
    }  # fmt: skip
    sheet.write_string(1, 0, note, styles["note"])
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(3)
    return sheet


def _headings(sheet: Any, styles: dict[str, Any], texts: list[str], widths: Sequence[int]) -> None:
    sheet.set_row(3, _height(texts, widths))
    sheet.write_row(3, 0, texts, styles["head"])
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)


def _height(texts: Sequence[str], widths: Sequence[int]) -> int:
    """Points a row needs: not every office suite makes room for wrapped text by itself."""
    pairs = zip(texts, widths, strict=True)
    return LINE * max(1, *(-(-len(text) // (width - 2)) for text, width in pairs))


def _write_matrix(book: Any, styles: dict[str, Any], found: Matrix) -> None:
    title = _("Kết quả đối chiếu tiêu chuẩn năm %s") % found.board.review.year
    sheet = _titled(book, styles, _("Rà soát"), title, found)
    headings, widths = head(found), (5, 26, 20, 20, *[18] * len(found.columns))
    _headings(sheet, styles, headings, widths)
    for number, (entry, row) in enumerate(lines(found), 1):
        sheet.write_number(3 + number, 0, number, styles["text"])
        for column, text in enumerate((entry.name, entry.detail, entry.unit_in_full), 1):
            sheet.write_string(3 + number, column, text, styles["text"])
        texts = [cell_text(cell) for cell in row]
        sheet.set_row(
            3 + number, _height([entry.name, entry.detail, entry.unit_in_full, *texts], widths[1:])
        )
        for column, (cell, text) in enumerate(zip(row, texts, strict=True), 4):
            sheet.write_string(3 + number, column, text, styles.get(cell.shape, styles["text"]))
    sheet.freeze_panes(4, 2)
    sheet.autofilter(3, 0, 3 + len(found.rows), 3 + len(found.columns))


def _write_details(book: Any, styles: dict[str, Any], found: Matrix) -> None:
    """Whoever qualifies or nearly does: on what ground, or for want of what."""
    title = _("Đủ tiêu chuẩn hoặc còn thiếu một điều kiện, năm %s") % found.board.review.year
    sheet = _titled(book, styles, _("Chi tiết"), title, found)
    headings = [
        _("STT"), head(found)[1], _("Danh hiệu, hình thức"), _("Kết quả"), _("Còn thiếu"),
        _("Căn cứ"), _("Sớm nhất"),
    ]  # fmt: skip
    widths = (5, 26, 28, 26, 44, 36, 30)
    _headings(sheet, styles, headings, widths)
    for number, row in enumerate(_details(found), 1):
        sheet.set_row(3 + number, _height(row, widths[1:]))
        sheet.write_number(3 + number, 0, number, styles["text"])
        for column, text in enumerate(row, 1):
            sheet.write_string(3 + number, column, text, styles["text"])
    sheet.freeze_panes(4, 2)


def _details(found: Matrix) -> Iterator[tuple[str, ...]]:
    count = 0
    for place in found.rows:
        for cell in cells(found.board, int(place), found.columns):
            if cell.shape not in DETAILED or count >= MOST_DETAILS:
                continue
            count += 1
            shown = showing(found.board, int(place), cell.award)
            cites = dict.fromkeys(
                line.line.citation_text for line in shown.lines if line.line.citation_text
            )
            name = next(c.name for c in found.columns if c.code == cell.award)
            yield (
                found.board.entries[place].name, name, cell_text(cell), "; ".join(shown.missing),
                "; ".join(cites), shown.earliest or "",
            )  # fmt: skip


FORMATS = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}
