"""Excel and CSV files → grids. Looks into the XML for what a value reader cannot tell."""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
import zlib
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from thidua_rules.sources.cells import is_blank
from thidua_rules.sources.grid import Grid
from thidua_rules.sources.opening import damaged, encrypted
from thidua_rules.sources.report import Say, Unreadable

MAX_AREA = 4_000_000  # cells a sheet may span, blank ones included
_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    EOFError,
    KeyError,
    ValueError,
    NotImplementedError,
)
_CELL = rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3})(\d{1,7})"'
_FILLED = re.compile(_CELL + rb"[^>]*[^/]>\s*<(?:\w+:)?(?:v|is|f)\b")
_UNSAVED = re.compile(
    _CELL + rb"[^>]*>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_FAILED = re.compile(rb'<(?:\w+:)?c\b(?=[^>]*\bt="e")[^>]*?\br="([A-Z]{1,3})(\d{1,7})"')
_SHEET = re.compile(r"<(?:\w+:)?sheet\b[^>]*>")
_RELATION = re.compile(r"<Relationship\b[^>]*>")


class _Look(NamedTuple):
    area: int
    broken: dict[tuple[int, int], str]


def read_xlsx(data: bytes) -> list[Grid]:
    """Every sheet of an .xlsx (hidden ones empty); raises ``Unreadable``."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            looks = {name: _look(archive.read(path)) for name, path in _sheet_paths(archive)}
    except _FAULTS:
        raise damaged() from None
    for name, look in looks.items():
        _refuse_area(name, look.area)
    grids = _calamine(data)
    for grid in grids:
        grid.broken = looks[grid.name].broken if grid.name in looks else {}
    return grids


def read_xls(data: bytes) -> list[Grid]:
    """Every sheet of an Excel 97–2003 workbook; raises ``Unreadable``."""
    return _calamine(data)


def _calamine(data: bytes) -> list[Grid]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [m for m in book.sheets_metadata if m.typ == SheetTypeEnum.WorkSheet]
        return [
            _grid(book.get_sheet_by_name(m.name), hidden=m.visible != SheetVisibleEnum.Visible)
            for m in sheets
        ]
    except PasswordError:
        raise encrypted() from None
    except (CalamineError, *_FAULTS):
        raise damaged() from None


def _grid(sheet: CalamineSheet, *, hidden: bool) -> Grid:
    if hidden:
        return Grid(sheet.name, [], hidden=True)
    _refuse_area(sheet.name, sheet.total_height * sheet.total_width)
    merged = [(a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or []]
    return Grid(sheet.name, [list(row) for row in sheet.to_python(skip_empty_area=False)], merged)


def _refuse_area(name: str, area: int) -> None:
    if area > MAX_AREA:
        raise Unreadable(
            Say(
                f"Sheet «{name}» trải quá rộng, có ô chữ nằm rất xa bảng.",
                f"Sheet «{name}» spans too far; some cell lies a long way from the table.",
            ),
            Say(
                "Xóa các ô thừa ở cuối sheet (Ctrl+End để tìm), lưu rồi nộp lại.",
                "Delete the stray cells at the end of the sheet (Ctrl+End finds them) and save.",
            ),
        )


def _sheet_paths(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    book = archive.read("xl/workbook.xml").decode("utf-8", "replace")
    relations = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8", "replace")
    targets = {
        _attribute(tag, "Id"): _attribute(tag, "Target") for tag in _RELATION.findall(relations)
    }
    found = []
    for tag in _SHEET.findall(book):
        target = targets.get(_attribute(tag, r"\w+:id"), "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        if path in archive.namelist():
            found.append((html.unescape(_attribute(tag, "name")), path))
    return found


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf"""\b{name}=["']([^"']*)["']""", tag)
    return found[1] if found else ""


def _look(xml: bytes) -> _Look:
    rows = columns = 0
    for found in _FILLED.finditer(xml):
        rows = max(rows, int(found[2]))
        columns = max(columns, _column(found[1]) + 1)
    broken = {(int(f[2]) - 1, _column(f[1])): "formula" for f in _UNSAVED.finditer(xml)}
    broken |= {(int(f[2]) - 1, _column(f[1])): "error" for f in _FAILED.finditer(xml)}
    return _Look(rows * columns, broken)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1


def read_csv(data: bytes, name: str) -> list[Grid]:
    """A CSV file as one sheet; UTF-8 (or UTF-16 with its mark), separator found by itself."""
    text = decoded(data)
    lines = text.splitlines()
    sample = "\n".join(lines[:20])
    separator = max(";\t,", key=sample.count)
    rows: list[list[object]] = [
        list(row) for row in csv.reader(io.StringIO(text), delimiter=separator)
    ]
    while rows and all(is_blank(cell) for cell in rows[-1]):
        rows.pop()
    return [Grid(name or "CSV", rows)]


def decoded(data: bytes) -> str:
    """Text of a CSV file; raises ``Unreadable`` where the encoding is an old one."""
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise Unreadable(
            Say(
                "Tệp văn bản không phải mã Unicode (UTF-8).",
                "The text file is not in Unicode (UTF-8).",
            ),
            Say(
                "Lưu lại bằng Excel theo kiểu «CSV UTF-8», hoặc nộp tệp .xlsx.",
                "Save it from Excel as «CSV UTF-8», or send an .xlsx file.",
            ),
        ) from None
