"""The shape of a sheet: its columns, what they hold, and how departments title them.

One declaration serves the template that is written and the reader of whatever comes back.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from thidua_rules.sources.folding import words


@dataclass(frozen=True)
class Column:
    """One column.

    ``kind``: text, code, years, date, last_day (written inclusive, kept half-open), integer,
    percent, yes, word (of ``vocabulary``), award, awards, issuer, decision, unit,
    identity (a personal number: no message and no listing repeats it).
    ``critical``: an unreadable cell keeps the row out even though the column may be left empty.
    """

    field: str
    title: str
    kind: str = "text"
    synonyms: tuple[str, ...] = ()
    required: bool = False
    critical: bool = False
    vocabulary: str = ""
    note: str = ""
    width: int = 14

    @cached_property
    def keys(self) -> frozenset[str]:
        """Folded titles this column answers to."""
        return frozenset(words(text) for text in (self.title, self.field, *self.synonyms))


@dataclass(frozen=True)
class SheetShape:
    """One sheet: the table it fills and whom its rows are about.

    ``who``: person, unit, any (either), self (the row is the subject itself), all.
    """

    table: str
    title: str
    english: str
    columns: tuple[Column, ...]
    who: str = "person"
    synonyms: tuple[str, ...] = ()
    note: str = ""
    offered: bool = True  # stands in the template

    @cached_property
    def keys(self) -> frozenset[str]:
        return frozenset(words(text) for text in (self.title, *self.synonyms))

    @cached_property
    def required(self) -> frozenset[str]:
        return frozenset(column.field for column in self.columns if column.required)

    def column(self, field: str) -> Column | None:
        return next((column for column in self.columns if column.field == field), None)


IGNORED_TITLES = frozenset(words(text) for text in (
    "STT", "TT", "Số TT", "Số thứ tự", "Ghi chú", "Chú thích", "Ghi chu", "Chữ ký", "Ký tên",
    "Ký nhận", "No", "#", "Số điện thoại", "Điện thoại", "Email", "Dân tộc", "Tôn giáo",
    "Quê quán", "Trình độ", "Trình độ chuyên môn", "Tiền thưởng", "Số tiền", "Địa chỉ",
))  # fmt: skip
"""Columns that lists often carry and that no table asks for: skipped without a word."""
