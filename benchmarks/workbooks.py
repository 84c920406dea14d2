"""A department's workbook as an office would keep it: people, fifteen years, and mistakes.

Deterministic; nothing resembles a real person. ``department_workbook`` returns the file and how
many rows it holds. ``faults`` spoils one row of so many, each in another way.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from typing import Any, NamedTuple

import xlsxwriter

SEED = 2_026
LAST = 2025
FAMILIES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô", "Lý")
MIDDLES = ("Thị", "Văn", "Hữu", "Đức", "Minh", "Ngọc", "Quang", "Thanh", "Xuân", "Kim")
GIVEN = ("An", "Bình", "Châu", "Dũng", "Giang", "Hà", "Hương", "Khánh", "Lan", "Mai", "Nam", "Oanh",
         "Phúc", "Quỳnh", "Sơn", "Thảo", "Trung", "Tuấn", "Vân", "Yến")  # fmt: skip
DIVISIONS = ("Văn phòng", "Thanh tra", "Phòng Kế hoạch", "Phòng Tài chính", "Phòng Pháp chế",
             "Phòng Tổ chức", "Phòng Kỹ thuật", "Phòng Thương mại")  # fmt: skip
RATINGS = ("Hoàn thành xuất sắc nhiệm vụ", "Hoàn thành tốt nhiệm vụ", "HTNV", "HTTNV")
HEADS: dict[str, tuple[str, ...]] = {
    "Đơn vị": ("Tên đơn vị",),
    "Nhân sự": ("Mã số", "Họ và tên", "Ngày sinh", "Đơn vị", "Ngày tuyển dụng"),
    "Xếp loại cá nhân": ("Mã số", "Họ và tên", "Năm", "Mức xếp loại"),
    "Khen thưởng": ("Mã số", "Cá nhân, tập thể", "Danh hiệu, hình thức", "Năm", "Số quyết định",
                    "Ngày quyết định"),
    "Sáng kiến - đề tài": ("Mã số", "Họ và tên", "Năm", "Tên sáng kiến, đề tài",
                           "Tỷ lệ đóng góp (%)"),
}  # fmt: skip
SPOILS = ("year", "word", "stranger", "date")


class Made(NamedTuple):
    """``spoiled``: sheet and row (from 1, as a spreadsheet counts) of each mistake put in."""

    data: bytes
    rows: int
    spoiled: tuple[tuple[str, int], ...]


class Staff(NamedTuple):
    code: str
    name: str
    born: str
    unit: str
    joined: int


def department_workbook(people: int, years: int = 15, *, faults: int = 0) -> Made:
    chance = random.Random(SEED)
    staff = [_one(chance, number) for number in range(people)]
    sheets: dict[str, list[list[Any]]] = {
        "Đơn vị": [[name] for name in DIVISIONS],
        "Nhân sự": [[s.code, s.name, s.born, s.unit, f"01/03/{s.joined}"] for s in staff],
        "Xếp loại cá nhân": list(_ratings(chance, staff, years)),
        "Khen thưởng": list(_awards(chance, staff, years)),
        "Sáng kiến - đề tài": list(_initiatives(chance, staff, years)),
    }
    spoiled = tuple(_spoil(sheets, faults)) if faults else ()
    return Made(_written(sheets), sum(map(len, sheets.values())), spoiled)


def _one(chance: random.Random, number: int) -> Staff:
    name = " ".join((chance.choice(FAMILIES), chance.choice(MIDDLES), chance.choice(GIVEN)))
    born = f"{chance.randint(1, 28):02}/{chance.randint(1, 12):02}/{chance.randint(1966, 1998)}"
    return Staff(f"CB{number:05}", name, born, chance.choice(DIVISIONS), chance.randint(2000, 2020))


def _service(one: Staff, years: int) -> range:
    return range(max(LAST - years + 1, one.joined), LAST + 1)


def _ratings(chance: random.Random, staff: list[Staff], years: int) -> Iterator[list[Any]]:
    for one in staff:
        for year in _service(one, years):
            yield [one.code, one.name, year, chance.choice(RATINGS)]


def _awards(chance: random.Random, staff: list[Staff], years: int) -> Iterator[list[Any]]:
    for one in staff:
        for year in _service(one, years):
            given = f"{chance.randint(1, 900)}/QĐ-SCT", f"15/01/{year + 1}"
            if chance.random() < 0.9:
                yield [one.code, one.name, "Lao động tiên tiến", year, *given]
            if chance.random() < 0.2:
                yield [one.code, one.name, "Chiến sĩ thi đua cơ sở", year, *given]
            if chance.random() < 0.12:
                yield [one.code, one.name, "Giấy khen", year, *given]


def _initiatives(chance: random.Random, staff: list[Staff], years: int) -> Iterator[list[Any]]:
    for one in staff:
        for year in _service(one, years):
            if chance.random() < 0.2:
                title = f"Giải pháp rút ngắn quy trình số {chance.randint(1, 10**6)}"
                yield [one.code, one.name, year, title, chance.choice((100, 60))]


def _spoil(sheets: dict[str, list[list[Any]]], every: int) -> Iterator[tuple[str, int]]:
    """Every so many-th row of ratings and awards made wrong, the ways taking turns."""
    turn = 0
    for title, year, word in (("Xếp loại cá nhân", 2, 3), ("Khen thưởng", 3, 2)):
        for number in range(every - 1, len(sheets[title]), every):
            row = sheets[title][number]
            way = SPOILS[turn % len(SPOILS)]
            turn += 1
            if way == "year":
                row[year] = "không rõ"
            elif way == "stranger":
                row[0], row[1] = "", "Tôn Nữ Không Ai Biết"
            elif way == "date" and len(row) > 5:
                row[5] = "31/02/2020"
            elif title == "Khen thưởng":
                row[year] = ""
            else:
                row[word] = "Rất rất tốt"
            yield title, number + 2


def _written(sheets: dict[str, list[list[Any]]]) -> bytes:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        sheet.write_row(0, 0, HEADS[title])
        for number, row in enumerate(rows, start=1):
            sheet.write_row(number, 0, row)
    book.close()
    return file.getvalue()
