"""The types of the contract's columns, and how a cell of a plain table is read into them."""

from __future__ import annotations

import types as python_types
import typing
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from thidua_rules import tables
from thidua_rules.sources.cells import Doubt, read_date
from thidua_rules.tables import ROWS

_WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("subjects", "kind"): tables.KINDS, ("subjects", "group"): tables.GROUPS,
    ("subjects", "sex"): ("female", "male"), ("ratings", "rating"): tables.RATINGS,
    ("awards", "issuer"): tables.ISSUERS, ("awards", "method"): tables.METHODS,
    ("initiatives", "level"): tables.INITIATIVE_LEVELS,
    ("initiatives", "kind"): tables.INITIATIVE_KINDS,
    ("achievements", "kind"): tables.ACHIEVEMENT_KINDS,
    ("achievements", "level"): tables.ACHIEVEMENT_LEVELS,
    ("achievements", "launched_by"): tables.ISSUERS,
    ("discipline", "form"): tables.DISCIPLINE_WORDS,
    ("holds", "reason"): tables.HOLD_REASONS, ("absences", "kind"): tables.ABSENCE_KINDS,
    ("absences", "result"): tables.STUDY_RESULTS,
    ("posts", "ended_by"): tables.POST_ENDINGS,
    ("blocs", "organised_by"): ("province", "ministry", "central"),
    ("body_ratings", "body"): tables.BODIES, ("body_ratings", "rating"): tables.RATINGS,
    ("coverage", "table"): tuple(ROWS),
}  # fmt: skip
_YES = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


class WrongCell(Exception):
    """A cell that is not of its column's type."""

    def __init__(self, what: str, cure: str) -> None:
        super().__init__(what)
        self.what = what
        self.cure = cure


@dataclass(frozen=True, slots=True)
class FieldType:
    """``base``: str, int, bool, date or tuple (of text, parted by semicolons in CSV)."""

    base: type
    optional: bool
    words: tuple[str, ...] = ()

    def read(self, cell: object) -> object | None:
        """The typed value; None for an empty cell. Raises ``WrongCell``."""
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        if self.base is tuple:
            return _many(cell)
        value = _READERS[self.base](cell)
        if self.words and value not in self.words:
            raise WrongCell(f"unknown word «{value}»", f"Use one of {', '.join(self.words)}")
        return value


def _many(cell: object) -> tuple[str, ...]:
    if isinstance(cell, (list, tuple)):
        return tuple(str(item) for item in cell)
    return tuple(part.strip() for part in str(cell).split(";") if part.strip())


def _text(cell: object) -> str:
    return str(cell).strip()


def _integer(cell: object) -> int:
    text = str(cell).strip().removesuffix(".0")
    if not text.lstrip("-").isdigit() or isinstance(cell, bool):
        raise WrongCell(f"«{cell}» is not a whole number", "Write digits only, for example 2024")
    return int(text)


def _boolean(cell: object) -> bool:
    known = _YES.get(str(cell).strip().lower())
    if known is None:
        raise WrongCell(f"«{cell}» is neither true nor false", "Write true or false")
    return known


def _date(cell: object) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    try:
        return cell if isinstance(cell, date) else read_date(str(cell))[0]
    except Doubt:
        raise WrongCell(
            f"«{cell}» is not a date", "Write year-month-day, for example 2024-11-22"
        ) from None


_READERS = {str: _text, int: _integer, bool: _boolean, date: _date}


@cache
def field_types(table: str) -> Mapping[str, FieldType]:
    """Column → type of one table of the contract."""
    hints = typing.get_type_hints(ROWS[table])
    return {name: _field_type(table, name, hint) for name, hint in hints.items()}


def _field_type(table: str, name: str, hint: object) -> FieldType:
    optional = isinstance(hint, python_types.UnionType)
    members = [m for m in typing.get_args(hint) if m is not type(None)] if optional else [hint]
    base = typing.get_origin(members[0]) or members[0]
    assert isinstance(base, type)
    return FieldType(base, optional, _WORDS.get((table, name), ()))


@cache
def required_fields(table: str) -> tuple[str, ...]:
    """Columns without a default: every row must fill them."""
    row: typing.Any = ROWS[table]
    return tuple(name for name in row._fields if name not in row._field_defaults)
