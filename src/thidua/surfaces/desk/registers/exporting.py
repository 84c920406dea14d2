"""A register as a file: the rows the filters leave, the columns of the page."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import Any

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone

from thidua.surfaces.desk.registers.columns import Column, shown

LIMIT = 20_000
"""Rows of a file that is made while the page waits; longer ones are made in the background."""

MOST = 1_000_000
"""Rows of one sheet: a spreadsheet holds few more."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
Heard = Callable[[int], None]
OFTEN = 500
"""Rows between two words on how far the file is."""


def safe(text: str) -> str:
    """Text a spreadsheet will not run as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def unheard(_done: int) -> None:
    """Nobody listens."""


def csv_bytes(
    name: str,  # noqa: ARG001 a sheet has a name, a text file none
    columns: Iterable[Column], rows: Iterable[Any], heard: Heard = unheard,
) -> bytes:  # fmt: skip
    """UTF-8 with a byte order mark, so that Vietnamese opens right in a spreadsheet."""
    kept = list(columns)
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([str(column.label) for column in kept])
    for values in _values(kept, rows, heard):
        writer.writerow([safe(shown(value)) for value in values])
    return file.getvalue().encode("utf-8-sig")


def xlsx_bytes(
    name: str, columns: Iterable[Column], rows: Iterable[Any], heard: Heard = unheard
) -> bytes:
    """A workbook of one sheet, heading frozen, dates as dates."""
    kept = list(columns)
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "default_date_format": "dd/mm/yyyy"})
    sheet = book.add_worksheet(name[:31])
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    for place, column in enumerate(kept):
        sheet.write_string(0, place, str(column.label), head)
        sheet.set_column(place, place, 14 if column.kind in {"num", "day"} else 28)
    for number, values in enumerate(_values(kept, rows, heard), start=1):
        for place, value in enumerate(values):
            _write(sheet, number, place, value, moment)
    sheet.freeze_panes(1, 0)
    book.close()
    return file.getvalue()


def _values(columns: list[Column], rows: Iterable[Any], heard: Heard) -> Iterator[list[Any]]:
    for number, row in enumerate(rows, start=1):
        if number % OFTEN == 0:
            heard(number)
        yield [column.value(row) for column in columns]


def _write(sheet: Any, row: int, column: int, value: Any, moment: Any) -> None:
    if isinstance(value, datetime):
        told = timezone.localtime(value) if timezone.is_aware(value) else value
        sheet.write_datetime(row, column, told.replace(tzinfo=None), moment)
    elif isinstance(value, date):
        sheet.write_datetime(row, column, value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, shown(value))


BYTES = {"csv": (csv_bytes, CSV), "xlsx": (xlsx_bytes, XLSX)}
"""Format → what writes it, and its media type."""


def as_csv(name: str, columns: Iterable[Column], rows: Iterable[Any]) -> HttpResponse:
    return _attachment(csv_bytes(name, columns, rows), CSV, f"{name}.csv")


def as_xlsx(name: str, columns: Iterable[Column], rows: Iterable[Any]) -> HttpResponse:
    return _attachment(xlsx_bytes(name, columns, rows), XLSX, f"{name}.xlsx")


def _attachment(body: bytes, kind: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(body, content_type=kind, headers=headers)


FORMATS = {"csv": as_csv, "xlsx": as_xlsx}
