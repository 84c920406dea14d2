"""Tables as a workbook: the state's forms, or the numbers of a page, one sheet a table."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import xlsxwriter

from thidua.cycle.nominations.papers.letterhead import in_vietnamese
from thidua.cycle.statistics.forms import Forms
from thidua.cycle.statistics.tables import Table

UNREAD = "chưa đọc được"
FIRST = 5
"""The first row of a table beneath its heading."""


@in_vietnamese
def forms_workbook(forms: Forms, office: str) -> bytes:
    """The three forms and the table of the base level, as of the cut-off date."""
    stretch = forms.stretch
    told = (
        f"Năm báo cáo {forms.year}, kỳ số liệu {stretch.starts:%d/%m/%Y} – {stretch.ends:%d/%m/%Y}"
        f"{' ' + stretch.cited if stretch.cited else ' (kỳ số liệu cần đối chiếu)'}"
    )
    return workbook(forms.tables, office, told, forms.cutoff)


@in_vietnamese
def workbook(
    tables: Sequence[tuple[str, Table]], office: str, told: str, cutoff: date | None
) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    styles = _styles(book)
    for name, table in tables:
        sheet = book.add_worksheet(name.replace("/", "-")[:31])
        _heading(sheet, styles, name, table, (office, told, cutoff))
        _table(sheet, styles, table)
    book.close()
    return file.getvalue()


def _styles(book: Any) -> dict[str, Any]:
    edge = {"border": 1, "valign": "vcenter", "font_name": "Times New Roman"}
    return {
        "title": book.add_format({"bold": True, "font_size": 14, "font_name": "Times New Roman"}),
        "plain": book.add_format({"font_name": "Times New Roman", "italic": True}),
        "head": book.add_format(edge | {"bold": True, "text_wrap": True, "align": "center"}),
        "text": book.add_format(edge), "bold": book.add_format(edge | {"bold": True}),
        "deep": book.add_format(edge | {"indent": 2}),
        "number": book.add_format(edge | {"num_format": "#,##0"}),
    }  # fmt: skip


def _heading(
    sheet: Any, styles: dict[str, Any], name: str, table: Table,
    about: tuple[str, str, date | None],
) -> None:  # fmt: skip
    office, told, cutoff = about
    sheet.write_string(0, 0, f"{name}: {table.title}", styles["title"])
    sheet.write_string(1, 0, f"Đơn vị báo cáo: {office}", styles["plain"])
    sheet.write_string(2, 0, told, styles["plain"])
    day = f"Số liệu đến ngày {cutoff:%d/%m/%Y}" if cutoff else ""
    sheet.write_string(3, 0, " ".join([day, *map(str, table.notes)]).strip(), styles["plain"])
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _table(sheet: Any, styles: dict[str, Any], table: Table) -> None:
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, len(table.columns), 13)
    sheet.write_string(FIRST - 1, 0, "Nội dung", styles["head"])
    for place, column in enumerate(table.columns, start=1):
        sheet.write_string(FIRST - 1, place, str(column.label), styles["head"])
    for row, line in enumerate(table.lines, start=FIRST):
        style = "deep" if line.case.deep else "bold"
        sheet.write_string(row, 0, str(line.case.label), styles[style])
        for place, cell in enumerate(line.cells, start=1):
            if cell.count is None:
                sheet.write_string(row, place, UNREAD, styles["text"])
            else:
                sheet.write_number(row, place, cell.count, styles["number"])
    sheet.freeze_panes(FIRST, 1)
