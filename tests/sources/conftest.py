"""Files as departments send them, made in code: workbooks, old workbooks, Word tables."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

import openpyxl
import pytest
from docx import Document

from tests.sources.small_sheets import well_said
from thidua_rules.sources.reading import read_file
from thidua_rules.sources.report import Import

Rows = Sequence[Sequence[Any]]
_EPOCH = date(1899, 12, 30)
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def make_workbook(sheets: Mapping[str, Rows], merged: Sequence[str] = ()) -> bytes:
    """An .xlsx; ``merged`` areas belong to the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for area in merged:
        book.worksheets[0].merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.fixture
def workbook() -> Callable[..., bytes]:
    return make_workbook


@pytest.fixture
def read() -> Callable[..., Import]:
    """Read a workbook given as its sheets; whatever is told of it has both languages and a cure."""

    def reading(sheets: Mapping[str, Rows], merged: Sequence[str] = (), **options: Any) -> Import:
        result = read_file(make_workbook(sheets, merged), **options)
        for problem in result.problems:
            well_said(problem.what, problem.cure)
        well_said(*(suggestion.reason for suggestion in result.suggestions))
        return result

    return reading


@pytest.fixture
def word_file() -> Callable[..., bytes]:
    """A .docx of paragraphs (text) and tables (rows; «<» and «^» merge left and up)."""

    def make(*parts: str | Rows) -> bytes:
        document = Document()
        for part in parts:
            if isinstance(part, str):
                document.add_paragraph(part)
            else:
                _add_table(document, part)
        out = io.BytesIO()
        document.save(out)
        return out.getvalue()

    return make


def _add_table(document: Any, rows: Rows) -> None:
    table = document.add_table(len(rows), len(rows[0]))
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text not in ("<", "^"):
                table.cell(r, c).text = str(text)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if text in ("<", "^"):
                other = table.cell(r, c - 1) if text == "<" else table.cell(r - 1, c)
                other.merge(table.cell(r, c))


@pytest.fixture
def old_workbook() -> Callable[..., bytes]:
    """A genuine Excel 97–2003 file: BIFF8 records inside a compound file."""

    def make(sheets: Mapping[str, Rows], merged: Sequence[tuple[int, int, int, int]] = ()) -> bytes:
        return _compound(_biff(sheets, merged))

    return make


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def _biff(sheets: Mapping[str, Rows], merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    start = _record(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0x0DBB, 0x07CC, 0, 6))
    start += _record(0x0042, struct.pack("<H", 0x04B0)) + _record(0x0022, struct.pack("<H", 0))
    for number_format in (0, 14):  # general, then a date
        start += _record(0x00E0, struct.pack("<HH", 0, number_format) + bytes(16))
    bodies = [_biff_sheet(rows, merged if n == 0 else ()) for n, rows in enumerate(sheets.values())]
    names = [name.encode("utf-16-le") for name in sheets]
    offset = len(start) + sum(4 + 8 + len(name) for name in names) + 4
    for name, body in zip(names, bodies, strict=True):
        start += _record(0x0085, struct.pack("<IBBBB", offset, 0, 0, len(name) // 2, 1) + name)
        offset += len(body)
    return start + _record(0x000A, b"") + b"".join(bodies)


def _biff_sheet(rows: Rows, merged: Sequence[tuple[int, int, int, int]]) -> bytes:
    body = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x10, 0x0DBB, 0x07CC, 0, 6))
    width = max(len(row) for row in rows)
    body += _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            body += _biff_cell(r, c, value)
    areas = [struct.pack("<HHHH", a[0], a[2], a[1], a[3]) for a in merged]
    if areas:
        body += _record(0x00E5, struct.pack("<H", len(areas)) + b"".join(areas))
    return body + _record(0x000A, b"")


def _biff_cell(row: int, column: int, value: object) -> bytes:
    if value is None:
        return b""
    if isinstance(value, str):
        text = value.encode("utf-16-le")
        head = struct.pack("<HHHHB", row, column, 0, len(value), 1)
        return _record(0x0204, head + text)
    dated = isinstance(value, date)
    number = float((value - _EPOCH).days) if isinstance(value, date) else float(value)  # type: ignore[arg-type]
    return _record(0x0203, struct.pack("<HHHd", row, column, int(dated), number))


def _compound(stream: bytes) -> bytes:
    """One stream «Workbook» in a compound file of 512-byte sectors."""
    stream = stream.ljust(4096, b"\0")
    sectors = -(-len(stream) // 512)
    chain = [_FAT, _END, *range(3, sectors + 2), _END]
    assert len(chain) <= 128
    fat = struct.pack("<128I", *chain, *[_FREE] * (128 - len(chain)))
    root = _entry("Root Entry", 5, child=1, start=_END, size=0)
    directory = root + _entry("Workbook", 2, child=_FREE, start=2, size=len(stream)) + bytes(256)
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0
    )
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    return head + fat + directory + stream.ljust(sectors * 512, b"\0")


def _entry(name: str, kind: int, *, child: int, start: int, size: int) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return (
        text.ljust(64, b"\0")
        + struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )
