"""Results by workbook: the template, and what is wrong with a filled one, cell by cell."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import xlsxwriter
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override
from python_calamine import CalamineError, CalamineWorkbook

from thidua.cycle.movements.figures import read_figure
from thidua.cycle.movements.models import Indicator
from thidua.cycle.movements.queries import require_open
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.results.plausible import implausible
from thidua.foundation.organisations.models import Organisation

HEAD = ("Mã", "Tên chỉ tiêu", "Đơn vị tính", "Năm", "Kế hoạch", "Thực hiện", "Nguồn, ghi chú")
MOST_ROWS = 2000
LARGEST = 5 * 1024 * 1024
FIRST_YEAR, LAST_YEAR = 1945, 2062
CELLS = ("code", "name", "unit", "year", "planned", "actual", "note")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row that may be written; ``number`` is its line in the sheet."""

    number: int
    indicator: Indicator
    year: int
    planned: Decimal | None
    actual: Decimal | None
    note: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it was read: ``cells`` as typed, ``faults`` by cell; ``known`` says what the row
    is beside what the office has: new, changed, same."""

    number: int
    cells: dict[str, str]
    faults: dict[str, str] = field(default_factory=dict)
    wanted: Wanted | None = None
    known: str = ""


class Unreadable(ValidationError):
    """The file is no workbook of this kind; nothing was written."""


def template(indicators: Sequence[Indicator], kept: Sequence[IndicatorResult], year: int) -> bytes:
    """The indicators of a year with the values there are, to be filled in and sent back."""
    values = {row.indicator_id: row for row in kept if row.year == year}
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    sheet = book.add_worksheet("Kết quả")
    bold = book.add_format({"bold": True, "bg_color": "#F1EFEA", "border": 1, "text_wrap": True})
    sheet.write_row(0, 0, HEAD, bold)
    for number, one in enumerate(indicators, start=1):
        row = values.get(one.pk)
        sheet.write_row(number, 0, (one.code, one.name, one.unit, year))
        if row is not None:
            for column, value in ((4, row.planned), (5, row.actual)):
                if value is not None:
                    sheet.write_number(number, column, float(value))
            sheet.write_string(number, 6, row.note)
    for column, width in enumerate((12, 44, 16, 8, 16, 16, 40)):
        sheet.set_column(column, column, width)
    sheet.freeze_panes(1, 0)
    book.close()
    return out.getvalue()


def read(content: bytes, organisation: Organisation, indicators: Sequence[Indicator]) -> list[Line]:
    """Every line of the sheet with what is wrong with it. Raises Unreadable."""
    if len(content) > LARGEST:
        raise Unreadable(_("Tệp lớn hơn 5 MB; chưa ghi gì. Hãy chia tệp nhỏ hơn."))
    rows = _grid(content)
    if not rows or [str(cell).strip() for cell in rows[0][: len(HEAD)]] != list(HEAD):
        raise Unreadable(
            _("Dòng đầu không phải của mẫu này; chưa ghi gì. Hãy tải mẫu về và điền vào đó.")
        )
    typed = [(number, row) for number, row in enumerate(rows[1:], start=2) if _says(row)]
    if len(typed) > MOST_ROWS:
        raise Unreadable(_("Tệp có quá 2.000 dòng; chưa ghi gì. Hãy chia tệp nhỏ hơn."))
    return checked(typed, organisation, indicators)


def _grid(content: bytes) -> list[list[Any]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [list(row) for row in book.get_sheet_by_index(0).to_python(skip_empty_area=False)]
    except (CalamineError, IndexError, OSError) as error:
        raise Unreadable(
            _("Không đọc được tệp này như một bảng tính Excel; chưa ghi gì.")
        ) from error


def _says(row: Sequence[Any]) -> bool:
    return any(str(cell).strip() for cell in (*row[:1], *row[4:6]))


def checked(
    typed: Sequence[tuple[int, list[Any]]], organisation: Organisation,
    indicators: Sequence[Indicator],
) -> list[Line]:  # fmt: skip
    """Lines by their number, each a list of cells in the order of CELLS."""
    known = {one.code.casefold(): one for one in indicators}
    kept = {
        (row.indicator_id, row.year): row
        for row in IndicatorResult.objects.filter(organisation=organisation)
    }
    closed: dict[int, str] = {}
    seen: dict[tuple[int, int], int] = {}
    lines = []
    for number, row in typed:
        line = _line(number, row, organisation, known, closed)
        if line.wanted is not None:
            key = (line.wanted.indicator.pk, line.wanted.year)
            line = _against(line, key, seen, kept.get(key))
        lines.append(line)
    return lines


def _against(
    line: Line, key: tuple[int, int], seen: dict[tuple[int, int], int],
    row: IndicatorResult | None,
) -> Line:  # fmt: skip
    assert line.wanted is not None
    if key in seen:
        told = _("Trùng chỉ tiêu và năm với dòng %(row)s.") % {"row": seen[key]}
        return Line(line.number, line.cells, {"year": told})
    seen[key] = line.number
    if row is None:
        return Line(line.number, line.cells, wanted=line.wanted, known="new")
    same = (row.planned, row.actual, row.note) == (
        line.wanted.planned, line.wanted.actual, line.wanted.note,
    )  # fmt: skip
    return Line(line.number, line.cells, wanted=line.wanted, known="same" if same else "changed")


def _line(
    number: int, row: list[Any], organisation: Organisation, known: dict[str, Indicator],
    closed: dict[int, str],
) -> Line:  # fmt: skip
    padded = [*row, *[""] * len(HEAD)][: len(HEAD)]
    cells = {name: _text(cell) for name, cell in zip(CELLS, padded, strict=True)}
    faults: dict[str, str] = {}
    indicator = known.get(cells["code"].casefold())
    if indicator is None:
        faults["code"] = _("Không có chỉ tiêu mã «%(code)s».") % {"code": cells["code"]}
    year = _year(cells["year"], organisation, closed, faults)
    numbers = {
        name: _number(padded[CELLS.index(name)], name, faults) for name in ("planned", "actual")
    }
    if not faults and numbers["planned"] is None and numbers["actual"] is None:
        faults["actual"] = _("Hãy ghi kế hoạch hoặc kết quả thực hiện.")
    if indicator is None or faults:
        return Line(number, cells, faults)
    note = cells["note"][:300]
    faults |= implausible(IndicatorResult(indicator=indicator, **numbers))
    wanted = Wanted(number, indicator, year, numbers["planned"], numbers["actual"], note)
    return Line(number, cells, faults, None if faults else wanted)


def _text(cell: Any) -> str:
    """A whole number without its «.0»: a code may be typed as a number."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def _year(
    text: str, organisation: Organisation, closed: dict[int, str], faults: dict[str, str]
) -> int:
    if not text.isdecimal() or not FIRST_YEAR <= int(text) <= LAST_YEAR:
        faults["year"] = _("Năm phải là số từ 1945 đến 2062.")
        return 0
    year = int(text)
    if year not in closed:
        try:
            require_open(organisation, year)
            closed[year] = ""
        except ValidationError as error:
            closed[year] = error.messages[0]
    if closed[year]:
        faults["year"] = closed[year]
    return year


def _number(cell: Any, name: str, faults: dict[str, str]) -> Decimal | None:
    """A cell's own number, or one typed as a text in Vietnamese, as the sheet is: 1.234,5."""
    text = _text(cell)
    if not text:
        return None
    value = Decimal(str(cell)) if type(cell) in (int, float) else _typed(text)
    if value is None or not value.is_finite():
        faults[name] = _("«%(text)s» không phải số; ghi như 1.234,5.") % {"text": text[:40]}
        return None
    if abs(value) >= Decimal(10) ** 14:
        faults[name] = _("Số này quá lớn.")
        return None
    return value.quantize(Decimal("0.0001"))


def _typed(text: str) -> Decimal | None:
    with override("vi"):
        return read_figure(text)
