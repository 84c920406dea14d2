"""Verdicts as plain data for JSON: keys as named in the types, enums as words, dates as ISO."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum

from ..model.law import YearTest


def plain(value: object) -> object:
    """Any verdict type as dictionaries, lists and scalars, in a fixed order."""
    if isinstance(value, YearTest):
        return {"ratings": list(value.ratings), "titles": list(value.titles)}
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name.rstrip("_"): plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> object:
    if isinstance(value, IntEnum):
        return value.name.lower()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value
