"""The upload handed back: cells with problems coloured and commented, and a sheet «Lỗi»."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from thidua_rules.sources.opening import open_source
from thidua_rules.sources.report import SEVERITY_WORDS, Problem, Severity
from thidua_rules.sources.sheets import ERRORS_SHEET
from thidua_rules.workbook.styles import MARKS, RED

_HEADINGS = {
    "vi": ("TT", "Mức độ", "Sheet", "Ô", "Giá trị", "Vấn đề", "Cách sửa"),
    "en": ("No", "Severity", "Sheet", "Cell", "Value", "Problem", "Cure"),
}
_WIDTHS = (6, 10, 22, 8, 28, 56, 56)
_AUTHOR = "Thi Đua"


def mark_problems(data: bytes, problems: Sequence[Problem], *, lang: str = "vi") -> bytes:
    """The uploaded .xlsx with its problem cells marked; a fresh workbook for any other kind.

    Formulas, widths and other sheets of the upload stay. Raises ``Unreadable`` for a file that
    could not have been read in the first place.
    """
    if open_source(data).kind == "xlsx":
        book = load_workbook(io.BytesIO(data))
        _mark_cells(book, problems, lang)
    else:
        book = Workbook()
        book.remove(book.worksheets[0])
    _list_problems(book, problems, lang)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _mark_cells(book: Workbook, problems: Iterable[Problem], lang: str) -> None:
    by_cell: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        by_cell[problem.sheet, problem.cell].append(problem)
    for (name, cell), found in by_cell.items():
        sheet = book[name] if name in book.sheetnames else None
        if isinstance(sheet, Worksheet):
            _mark(_anchor(sheet, cell), found, lang)


def _anchor(sheet: Worksheet, cell: str) -> Cell:
    """The cell itself, or the first of the merged area it lies in (the others hold no note)."""
    target = sheet[cell]
    if isinstance(target, MergedCell):
        for area in sheet.merged_cells.ranges:
            if cell in area:
                target = sheet.cell(area.min_row, area.min_col)
    assert isinstance(target, Cell)
    return target


def _mark(cell: Cell, problems: Sequence[Problem], lang: str) -> None:
    worst = (
        Severity.ERROR if any(p.severity is Severity.ERROR for p in problems) else Severity.WARNING
    )
    cell.fill = PatternFill("solid", fgColor=MARKS[worst].removeprefix("#"))
    lines = [
        f"{SEVERITY_WORDS[lang][p.severity]}: {p.what.in_language(lang)} {p.cure.in_language(lang)}"
        for p in problems
    ]
    text = "\n".join(dict.fromkeys(lines))
    cell.comment = Comment(text, _AUTHOR, width=320, height=60 + 20 * len(text) // 40)


def _list_problems(book: Workbook, problems: Sequence[Problem], lang: str) -> None:
    if ERRORS_SHEET in book.sheetnames:
        book.remove(book[ERRORS_SHEET])  # of an earlier upload
    sheet = book.create_sheet(ERRORS_SHEET, 0)
    sheet.append(_HEADINGS[lang])
    for number, problem in enumerate(problems, start=1):
        _write_problem(sheet, number, problem, lang, linked=problem.sheet in book.sheetnames)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[sheet.cell(1, column).column_letter].width = width
        sheet.cell(1, column).font = Font(bold=True, color="FFFFFF")
        sheet.cell(1, column).fill = PatternFill("solid", fgColor=RED.removeprefix("#"))
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    book.active = 0


def _write_problem(
    sheet: Worksheet, number: int, problem: Problem, lang: str, *, linked: bool
) -> None:
    row = number + 1
    values: tuple[int | str, ...] = (
        number, SEVERITY_WORDS[lang][problem.severity], problem.sheet, problem.cell, problem.value,
        problem.what.in_language(lang), problem.cure.in_language(lang),
    )  # fmt: skip
    for column, value in enumerate(values, start=1):
        cell = sheet.cell(row, column, value)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if isinstance(value, str):
            cell.data_type = "s"  # a value that begins with «=» stays text
    sheet.cell(row, 2).fill = PatternFill(
        "solid", fgColor=MARKS[problem.severity].removeprefix("#")
    )
    if linked:
        quoted = problem.sheet.replace("'", "''")
        linking = sheet.cell(row, 4)
        linking.hyperlink = Hyperlink(ref=linking.coordinate, location=f"'{quoted}'!{problem.cell}")
