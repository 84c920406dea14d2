"""The rows below a header: which carry data, which are totals, sections, numbering, signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from thidua_rules.sources.cells import is_blank, text_of
from thidua_rules.sources.directory import seems_collective
from thidua_rules.sources.folding import words
from thidua_rules.sources.headers import Table

_TOTAL = re.compile(
    r"^(?:tong cong|cong|tong so|tong|cong tong|tong cong so)(?: \d.*| nguoi.*| cac .*)?$"
)
_FOOTER = re.compile(
    r"^(?:nguoi lap|thu truong|noi nhan|xac nhan cua|nguoi tong hop|ghi chu|t m "
    r"|ky ten|chu tich hoi dong|ky ghi ro ho ten)"
)
_SIGNED = re.compile(r"ngay \d* ?thang \d* ?nam(?: 20\d*)?$")
_SECTION_MARK = re.compile(r"^(?:[ivx]{1,5}|[a-hđ])\.?$", re.IGNORECASE)
_NUMBERED = re.compile(r"^\(?\d{1,2}\)?$|^\(?[a-h]\)?$")


class BodyRow(NamedTuple):
    """A row of data. ``section`` is the heading it stands under, «» if none."""

    number: int
    section: str


def data_rows(table: Table) -> Iterator[BodyRow]:
    """Rows of data in order; everything else is left out without losing data."""
    table.grid.spread_down(top=table.body)
    section, footer = "", False
    for index in range(table.body, len(table.grid.rows)):
        filled = table.grid.filled(index)
        if not filled or _is_numbering(table, index, filled) or _is_total(table, index, filled):
            continue
        if _is_footer(table, index, filled):
            footer = True
            continue
        heading = _heading(table, index, filled)
        if heading:
            section = section if footer else heading
        elif _has_data(table, index, footer=footer):
            yield BodyRow(index, section)


def count_rows(table: Table) -> int:
    """Rows below the header that hold something, counted before any is read."""
    return sum(1 for index in range(table.body, len(table.grid.rows)) if table.grid.filled(index))


def _is_numbering(table: Table, index: int, filled: list[int]) -> bool:
    if index > table.body + 1 or len(filled) < 3:
        return False
    texts = [text_of(table.grid.at(index, column)) for column in filled]
    return all(_NUMBERED.match(text.lower()) for text in texts) and len(set(texts)) == len(texts)


def _is_total(table: Table, index: int, filled: list[int]) -> bool:
    return any(_TOTAL.match(words(text_of(table.grid.at(index, column)))) for column in filled[:3])


def _is_footer(table: Table, index: int, filled: list[int]) -> bool:
    """Signatures and dates of signing; a row that has all it needs is never one."""
    if len(filled) > 4:
        return False
    present = _present(table, index)
    needed = {name for name in table.shape.required if table.has(name)}
    if len(needed) > 1 and needed <= present:
        return False
    texts = [words(text_of(table.grid.at(index, column))) for column in filled]
    dated = "name" not in present and any(_SIGNED.search(text) for text in texts)
    return dated or any(_FOOTER.search(text) for text in texts)


def _present(table: Table, index: int) -> set[str]:
    """Fields that hold something in a row, a formula without result included."""
    return {
        item.column.field
        for item in table.found
        if not is_blank(table.grid.at(index, item.index))
        or (index, item.index) in table.grid.broken
    }


def _mapped(table: Table) -> set[int]:
    return {item.index for item in table.found} | set(table.years)


def _heading(table: Table, index: int, filled: list[int]) -> str:
    """The text of a row that only names what follows: «I. Phòng Quản lý công nghiệp»."""
    names = {item.index for item in table.columns_of("name")}
    others = [column for column in filled if column in _mapped(table) - names]
    spans = any(a[0] == index == a[2] and a[3] - a[1] >= 2 for a in table.grid.merged)
    if others and not spans:
        return ""
    texts = [text_of(table.grid.at(index, column)) for column in filled]
    marked = len(texts) > 1 and bool(_SECTION_MARK.match(texts[0]))
    lone = len(set(texts)) == 1 and not _is_person_row(table, filled, names)
    unit_in_people = table.shape.who == "person" or table.shape.table == "subjects"
    collective = unit_in_people and table.shape.title != "Đơn vị" and seems_collective(texts[-1])
    return texts[-1] if spans or marked or lone or collective else ""


def _is_person_row(table: Table, filled: list[int], names: set[int]) -> bool:
    """Only the name is filled, and a name alone is enough for this table."""
    return bool(names & set(filled)) and (table.wide or table.shape.who in {"self", "all"})


def _has_data(table: Table, index: int, *, footer: bool) -> bool:
    present = _present(table, index)
    if table.wide and any(not is_blank(table.grid.at(index, column)) for column in table.years):
        present.add("year")
    if footer:
        needed = {name for name in table.shape.required if table.has(name)}
        first = text_of(table.grid.at(index, table.grid.filled(index)[0]))
        strict = len(needed) > 1 and not table.wide
        return needed <= present and (strict or first.rstrip(".").isdigit())
    return bool(present)
