"""The template a department fills: one sheet a table, drop-downs, notes; may come pre-filled.

The reader (``sources.reading``) reads it back to the same register.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from thidua_rules.sources.award_names import HasAliases, award_names
from thidua_rules.sources.catalogue import CATALOGUE
from thidua_rules.sources.layout import Column, SheetShape
from thidua_rules.sources.report import Import, column_letters
from thidua_rules.sources.sheets import LISTS_SHEET, SHEETS, UNITS
from thidua_rules.sources.vocabulary import VOCABULARIES
from thidua_rules.workbook.filling import Filling
from thidua_rules.workbook.guide import write_guide
from thidua_rules.workbook.styles import GOLD, LINE, RED, Book, Target

HEADER_ROW = 2  # title, explanation, header
_LAST_ROW = 5_002
_BLANK_ROWS = 20  # framed, so that an empty sheet prints as a form
_DATES = frozenset(("date", "last_day", "born"))


def write_template(
    target: Target,
    *,
    content: Import | None = None,
    law: Mapping[str, HasAliases] | None = None,
    leave_out: Collection[str] = (),
) -> None:
    """Write the template to a path or a binary stream, filled with ``content`` where given.

    ``leave_out`` names tables whose sheets are not for the reader of this workbook.
    """
    book = Book(target, title="Mẫu dữ liệu thi đua, khen thưởng")
    write_guide(book)
    lists = _Lists(book, law)
    filling = Filling(content, award_names(law)) if content else None
    for shape in SHEETS:
        if shape.table in leave_out:
            continue
        rows = filling.rows(shape) if filling else []
        if shape.offered or rows:
            _write_sheet(book, shape, lists, rows)
    lists.write()
    book.close()


class _Lists:
    """The hidden sheet that feeds the drop-downs."""

    def __init__(self, book: Book, law: Mapping[str, HasAliases] | None) -> None:
        self.book = book
        self.columns: dict[str, list[str]] = {"award": _award_names(law)}
        for name, vocabulary in VOCABULARIES.items():
            self.columns[name] = [word.vi for word in vocabulary.values()]
        self._order = list(self.columns)

    def source(self, name: str) -> str:
        """The range that lists a vocabulary, as a validation source."""
        letter = column_letters(self._order.index(name))
        return f"='{LISTS_SHEET}'!${letter}$2:${letter}${len(self.columns[name]) + 1}"

    def write(self) -> None:
        sheet = self.book.book.add_worksheet(LISTS_SHEET)
        for column, (name, entries) in enumerate(self.columns.items()):
            sheet.write_string(0, column, name)
            for row, entry in enumerate(entries, start=1):
                sheet.write_string(row, column, entry)
        sheet.hide()


def _award_names(law: Mapping[str, HasAliases] | None) -> list[str]:
    first = [award.name["vi"] for award in (law or {}).values()]
    return list(dict.fromkeys([*first, *(award.vi for award in CATALOGUE.values())]))


def _write_sheet(book: Book, shape: SheetShape, lists: _Lists, rows: list[list[object]]) -> None:
    wide = sum(column.width for column in shape.columns) > 170
    sheet = book.sheet(shape.title, wide=wide, tab=RED if shape.who == "self" else GOLD)
    sheet.write_string(0, 0, shape.title, book.heading())
    sheet.write_string(1, 0, shape.note or "Mỗi dòng một mục.", book.note())
    sheet.set_row(0, 26)
    sheet.set_row(HEADER_ROW, 48)
    for index, column in enumerate(shape.columns):
        _write_column(book, sheet, index, column, lists)
    _write_rows(book, sheet, shape, rows)
    last = len(shape.columns) - 1
    sheet.freeze_panes(HEADER_ROW + 1, _frozen(shape))
    sheet.repeat_rows(HEADER_ROW)
    sheet.autofilter(HEADER_ROW, 0, max(HEADER_ROW + len(rows), HEADER_ROW + 1), last)


def _frozen(shape: SheetShape) -> int:
    """Columns up to the name stay in sight."""
    fields = [column.field for column in shape.columns]
    return fields.index("name") + 1 if "name" in fields else 1


def _write_column(book: Book, sheet: Any, index: int, column: Column, lists: _Lists) -> None:
    title = f"{column.title} *" if column.required else column.title
    sheet.write_string(HEADER_ROW, index, title, book.header(required=column.required))
    sheet.set_column(index, index, column.width, _body_style(book, column))
    note = _note(column)
    if note:
        sheet.write_comment(
            HEADER_ROW, index, note, {"x_scale": 1.8, "y_scale": 1.0 + note.count("\n") * 0.15}
        )
    rule = _validation(column, lists)
    if rule:
        sheet.data_validation(HEADER_ROW + 1, index, _LAST_ROW, index, rule)


def _body_style(book: Book, column: Column, *, framed: bool = False) -> Any:
    look: dict[str, Any] = {"border": 1, "border_color": LINE} if framed else {}
    if column.kind in _DATES:
        return book.style(num_format="dd/mm/yyyy", align="center", **look)
    if column.kind in {"code", "decision", "identity"}:
        return book.style(num_format="@", **look)
    if column.kind in {"years", "integer", "percent"}:
        return book.style(align="center", **look)
    return book.style(text_wrap=column.width >= 30, **look)


def _note(column: Column) -> str:
    parts = [column.note]
    if column.vocabulary and column.vocabulary != "yes":
        entries = VOCABULARIES[column.vocabulary].values()
        parts.append("Chọn một trong:\n" + "\n".join(f"– {word.vi}" for word in entries))
    parts.append("Cần điền." if column.required else "")
    return "\n".join(filter(None, parts))


def _validation(column: Column, lists: _Lists) -> dict[str, Any] | None:
    """Drop-downs only advise: what people write otherwise is understood where it can be."""
    gentle = {"error_type": "information", "ignore_blank": True}
    source = column.vocabulary or {"award": "award", "issuer": "issuer"}.get(column.kind, "")
    if source:
        return {
            "validate": "list", "source": lists.source(source), **gentle,
            "error_title": "Không có trong danh mục",
            "error_message": "Giá trị này không có trong danh mục. Vẫn có thể giữ nguyên.",
        }  # fmt: skip
    if column.kind == "unit":
        return {
            "validate": "list", "source": f"='{UNITS.title}'!$B$4:$B$503", "show_error": False
        }  # fmt: skip
    if column.kind in _DATES - {"born"}:
        return {
            "validate": "date", "criteria": "between", "minimum": date(1930, 1, 1),
            "maximum": date(2100, 12, 31), **gentle, "error_title": "Ngày",
            "error_message": "Ghi ngày/tháng/năm, ví dụ 22/11/2024.",
        }  # fmt: skip
    return None


def _write_rows(book: Book, sheet: Any, shape: SheetShape, rows: list[list[object]]) -> None:
    styles = [_body_style(book, column, framed=True) for column in shape.columns]
    for number, row in enumerate(rows, start=HEADER_ROW + 1):
        for index, value in enumerate(row):
            if isinstance(value, date):
                sheet.write_datetime(number, index, value, styles[index])
            elif isinstance(value, int):
                sheet.write_number(number, index, value, styles[index])
            elif value:
                sheet.write_string(number, index, str(value), styles[index])
    for number in range(HEADER_ROW + 1 + len(rows), HEADER_ROW + 1 + _BLANK_ROWS):
        for index, column in enumerate(shape.columns):
            sheet.write_blank(number, index, None, _body_style(book, column, framed=True))
