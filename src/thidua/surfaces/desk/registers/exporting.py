"""A register as a file: the rows the filters leave, the columns of the page."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import xlsxwriter
from django.http import HttpResponse

from thidua.surfaces.desk.registers.columns import Column, shown

LIMIT = 100_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def safe(text: str) -> str:
    """Text a spreadsheet will not run as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def as_csv(name: str, columns: Iterable[Column], rows: Iterable[Any]) -> HttpResponse:
    """UTF-8 with a byte order mark, so that Vietnamese opens right in a spreadsheet."""
    kept = list(columns)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([str(column.label) for column in kept])
    writer.writerows([safe(shown(column.value(row))) for column in kept] for row in rows)
    body = file.getvalue().encode("utf-8-sig")
    return _attachment(body, "text/csv; charset=utf-8", f"{name}.csv")


def as_xlsx(name: str, columns: Iterable[Column], rows: Iterable[Any]) -> HttpResponse:
    """A workbook of one sheet, heading frozen, dates as dates."""
    kept = list(columns)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for place, column in enumerate(kept):
        sheet.write_string(0, place, str(column.label), head)
        sheet.set_column(place, place, 14 if column.kind in {"num", "day"} else 28)
    for number, values in enumerate(_values(kept, rows), start=1):
        for place, value in enumerate(values):
            _write(sheet, number, place, value)
    sheet.freeze_panes(1, 0)
    book.close()
    return _attachment(file.getvalue(), XLSX, f"{name}.xlsx")


def _values(columns: list[Column], rows: Iterable[Any]) -> Iterator[list[Any]]:
    for row in rows:
        yield [column.value(row) for column in columns]


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, date):
        sheet.write_datetime(row, column, value)
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, shown(value))


def _attachment(body: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=kind, headers=headers)


FORMATS = {"csv": as_csv, "xlsx": as_xlsx}
