"""One cell's value → year, date, number, code; never a silent guess.

Each reader returns the value and, where it had to interpret, a note; it raises ``Doubt`` where
the cell cannot be read. Blank cells never come here: see ``is_blank``.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from thidua_rules.sources.folding import clean, fold, words
from thidua_rules.sources.report import Say

Cell = object  # str | float | int | bool | date | datetime | time | timedelta

FIRST_YEAR, LAST_YEAR = 1930, 2063  # the engine's year masks end at 2063
_EXCEL_ZERO = date(1899, 12, 30)
_SERIALS = range(7306, 73415)  # Excel's day numbers from 1920 to 2100
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—→]|den)\s*(?:nam\s*)?((?:19|20)\d\d)(?!\d)")
_DMY = re.compile(
    r"^(?:ngay\s+)?(\d{1,2})\s*[/.\-]\s*(\d{1,2})\s*[/.\-]\s*(\d{2}|\d{4})(?:\s+\d\d?:.*)?$"
)
_WORDED = re.compile(r"^(?:ngay\s+)?(\d{1,2})\s+thang\s+(\d{1,2})\s+nam\s+(\d{4})$")
_ISO = re.compile(r"^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ t]\d\d?:.*)?$")
_MONTH = re.compile(r"^(?:thang\s+)?(\d{1,2})\s*[/.\-]\s*(\d{4})$")
_GROUPED = re.compile(r"^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$")
_YES = frozenset(("x", "co", "dung", "yes", "true", "1", "v", "dat", "roi"))
_NO = frozenset(("khong", "k", "ko", "sai", "no", "false", "0", "chua"))
_BLANKS = frozenset(("", "-", "–", "—", "…", "..."))
_TICKS = frozenset("✓✔☑√")


class Doubt(Exception):
    """The cell cannot be read: what is wrong, and the cure."""

    def __init__(self, what: Say, cure: Say) -> None:
        super().__init__(what.vi)
        self.what = what
        self.cure = cure


class Years(NamedTuple):
    """An achievement's years, both included; a school year has no calendar days of its own."""

    first: int
    last: int
    school: bool = False


def is_blank(cell: Cell) -> bool:
    """Nothing in it, or only a dash of the kind people put into empty cells."""
    return cell is None or cell == "" or (isinstance(cell, str) and clean(cell) in _BLANKS)


def text_of(cell: Cell) -> str:
    """The cell as one would read it aloud; 2024.0 is «2024», a date is 22/11/2024."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "x" if cell else ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, (date, datetime)):
        return f"{cell.day:02}/{cell.month:02}/{cell.year}"
    return clean(str(cell))


def read_years(cell: Cell) -> tuple[Years, Say | None]:
    """A year or a span: 2024.0, «Năm 2024», «2019-2023», «năm học 2023-2024»."""
    if isinstance(cell, (date, datetime)):
        note = Say(
            f"Ô ghi ngày; lấy năm {cell.year}.",
            f"The cell holds a date; the year {cell.year} is taken.",
        )
        return _in_range(Years(cell.year, cell.year)), note
    text = fold(text_of(cell))
    span = _SPAN.search(text)
    if span:
        return _span(int(span[1]), int(span[2]), text), None
    found = {int(year) for year in _YEAR.findall(text)}
    if len(found) != 1:
        raise Doubt(
            Say("Không đọc được năm.", "The year cannot be read."),
            Say("Ghi bốn chữ số, ví dụ 2024.", "Write four digits, for example 2024."),
        )
    year = found.pop()
    return _in_range(Years(year, year)), None


def _span(first: int, last: int, text: str) -> Years:
    if last < first:
        raise Doubt(
            Say("Giai đoạn có năm cuối trước năm đầu.", "The period ends before it begins."),
            Say("Ghi năm đầu trước, ví dụ 2019-2023.", "Write the first year first: 2019-2023."),
        )
    return _in_range(Years(_in_range(Years(first, first)).first, last, "nam hoc" in text))


def _in_range(years: Years) -> Years:
    if not FIRST_YEAR <= years.last <= LAST_YEAR:
        raise Doubt(
            Say(
                f"Năm {years.last} ngoài khoảng {FIRST_YEAR}–{LAST_YEAR}.",
                f"The year {years.last} is outside {FIRST_YEAR}–{LAST_YEAR}.",
            ),
            Say("Kiểm tra lại năm.", "Check the year."),
        )
    return years


def read_date(cell: Cell) -> tuple[date, Say | None]:
    """A legal date, day before month: 22/11/2024, 1.2.2025, «ngày 5 tháng 1 năm 2025», Excel's."""
    if isinstance(cell, datetime):
        return _sane(cell.date()), None
    if isinstance(cell, date):
        return _sane(cell), None
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return _serial(float(cell))
    text = fold(text_of(cell))
    for pattern, order in ((_DMY, (2, 1, 0)), (_WORDED, (2, 1, 0)), (_ISO, (0, 1, 2))):
        found = pattern.match(text)
        if found:
            parts = found.groups()
            return _built(*(parts[i] for i in order))
    month = _MONTH.match(text)
    if month:
        built, _ = _built(month[2], month[1], "1")
        return built, Say(
            f"Chỉ có tháng và năm; lấy ngày {text_of(built)}.",
            f"Only month and year are given; {text_of(built)} is taken.",
        )
    raise _no_date()


def _no_date() -> Doubt:
    return Doubt(
        Say("Không đọc được ngày.", "The date cannot be read."),
        Say(
            "Ghi ngày/tháng/năm, ví dụ 22/11/2024.", "Write day/month/year, for example 22/11/2024."
        ),
    )


def _serial(number: float) -> tuple[date, Say | None]:
    if not number.is_integer() or int(number) not in _SERIALS:
        raise _no_date()
    value = _EXCEL_ZERO + timedelta(days=int(number))
    return value, Say(
        f"Ô là số; hiểu là ngày {text_of(value)}.",
        f"The cell is a number; it is read as the date {text_of(value)}.",
    )


def _built(year: str, month: str, day: str) -> tuple[date, Say | None]:
    note = None
    full = int(year)
    if len(year) == 2:
        full += 2000 if full <= LAST_YEAR - 2000 - 20 else 1900
        note = Say(f"Năm viết hai chữ số; hiểu là {full}.", f"Two-digit year; read as {full}.")
    try:
        return _sane(date(full, int(month), int(day))), note
    except ValueError:
        pass
    if int(month) > 12 >= int(day) > 0:
        raise Doubt(
            Say(
                f"Không có tháng {int(month)}; ô này có lẽ ghi tháng trước ngày.",
                f"There is no month {int(month)}; the cell seems to have the month first.",
            ),
            Say("Ghi ngày trước, tháng sau.", "Write the day first, then the month."),
        )
    raise Doubt(
        Say("Ngày này không có trong lịch.", "This day is not in the calendar."),
        Say("Kiểm tra lại ngày, tháng, năm.", "Check day, month and year."),
    )


def _sane(value: date) -> date:
    if not 1900 <= value.year <= 2100:
        raise Doubt(
            Say(f"Năm {value.year} không hợp lý.", f"The year {value.year} is not plausible."),
            Say("Kiểm tra lại ngày.", "Check the date."),
        )
    return value


def read_number(cell: Cell) -> float:
    """8,75 and 9.5 and 1.234,5; «1.234» alone is ambiguous and refused."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return float(cell)
    text = text_of(cell).replace(" ", "").removesuffix("%")
    if re.fullmatch(r"[+-]?\d{1,3}\.\d{3}", text):
        raise Doubt(
            Say(
                "Số có thể là một nghìn mấy, hoặc một phẩy mấy.",
                "The number is ambiguous: thousands, or decimals.",
            ),
            Say("Ghi 1234 hoặc 1,234.", "Write 1234 or 1,234."),
        )
    if _GROUPED.match(text):
        text = text.replace(".", "")
    try:
        return float(text.replace(",", "."))
    except ValueError:
        raise Doubt(
            Say("Không đọc được số.", "The number cannot be read."),
            Say(
                "Chỉ ghi chữ số, ví dụ 12 hoặc 8,75.", "Write digits only, for example 12 or 8,75."
            ),
        ) from None


def read_integer(cell: Cell) -> int:
    """A whole number; «1.234» is 1234 here, as counts carry no decimals."""
    if isinstance(cell, str) and _GROUPED.match(clean(cell).replace(" ", "")):
        cell = clean(cell).replace(" ", "").replace(".", "")
    number = read_number(cell)
    if number < 0 or not number.is_integer():
        raise Doubt(
            Say("Cần một số nguyên không âm.", "A whole number, zero or more, is needed."),
            Say("Ghi số đếm, ví dụ 20.", "Write a count, for example 20."),
        )
    return int(number)


def read_percent(cell: Cell) -> tuple[int, Say | None]:
    """A share of 1 to 100: 60, «60%», 0.6 as Excel stores 60 %."""
    number = read_number(cell)
    if 0 < number <= 1 and "%" not in text_of(cell):
        number *= 100
    whole = round(number)
    if not 1 <= whole <= 100:
        raise Doubt(
            Say("Tỷ lệ phải từ 1 đến 100.", "A share lies between 1 and 100."),
            Say("Ghi phần trăm đóng góp, ví dụ 60.", "Write the percentage, for example 60."),
        )
    if abs(whole - number) < 1e-9:
        return whole, None
    return whole, Say(
        f"Tỷ lệ được làm tròn thành {whole} %.", f"The share is rounded to {whole} %."
    )


def read_yes(cell: Cell) -> bool:
    """A tick: x, có, ✓, 1 … or không, 0."""
    if isinstance(cell, bool):
        return cell
    text = text_of(cell)
    folded = words(text)
    if folded in _YES or text in _TICKS:
        return True
    if folded in _NO:
        return False
    raise Doubt(
        Say("Không rõ là có hay không.", "It is not clear whether this is yes or no."),
        Say("Ghi «có» hoặc «không».", "Write «có» (yes) or «không» (no)."),
    )


def read_identity(cell: Cell) -> tuple[str, Say | None]:
    """Digits of an identity number, twelve or nine; what is said of it never repeats them."""
    text = text_of(cell).translate(_BETWEEN_DIGITS)
    if not (text.isascii() and text.isdecimal()):
        raise Doubt(*_NOT_A_NUMBER)
    if len(text) in (9, 12):
        return text, None
    if isinstance(cell, (int, float)) and len(text) in (8, 10, 11):
        return text.zfill(9 if len(text) == 8 else 12), Say(
            "Số định danh là ô kiểu số nên mất số 0 ở đầu; đã thêm lại.",
            "The identity number is a numeric cell without its leading zeros; they are put back.",
        )
    raise Doubt(*_NOT_A_NUMBER)


_BETWEEN_DIGITS = str.maketrans("", "", " .-\u00a0")
_NOT_A_NUMBER = (
    Say(
        "Số định danh không đủ 12 số (CMND cũ: 9 số).",
        "An identity number has twelve digits (the old card nine).",
    ),
    Say("Ghi lại đủ số theo giấy tờ, đặt kiểu ô là Text.",
        "Write all its digits again and format the cell as Text."),
)  # fmt: skip


def read_code(cell: Cell) -> tuple[str, bool]:
    """A staff number or unit code; True where the cell is a number and may have lost zeros."""
    numeric = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    return text_of(cell).replace(" ", ""), numeric
