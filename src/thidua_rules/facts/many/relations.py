"""The input tables as Ibis relations without a home: the expressions run on any engine.

Column names and types follow ``tables.py``. In a table a cell of several codes (``used_for``) is
one text with «;» between the codes. A subject's key is text or a whole number, as in its file.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, get_args, get_type_hints

import ibis
import ibis.expr.types as ir

from ...tables import ROWS

KEYS = {"subject", "uid", "unit"}
BETWEEN = ";"
_TYPES: Mapping[object, str] = {int: "int64", str: "string", bool: "boolean", date: "date"}


@cache
def columns_of(table: str) -> dict[str, str]:
    """Column → type word (int64, string, boolean, date), in the order of the contract."""
    hints = get_type_hints(ROWS[table])
    return {name: _type_word(hint) for name, hint in hints.items()}


def _type_word(hint: object) -> str:
    parts = get_args(hint) if isinstance(hint, UnionType) else (hint,)
    found = [_TYPES[part] for part in parts if part in _TYPES]
    return found[0] if found else "string"  # tuple[str, ...]


def defaults_of(table: str) -> dict[str, Any]:
    """Column → value where the column is not given; a column without default is required."""
    defaults: dict[str, Any] = getattr(ROWS[table], "_field_defaults")  # noqa: B009 - NamedTuple
    return {name: BETWEEN.join(v) if isinstance(v, tuple) else v for name, v in defaults.items()}


@cache
def relation(table: str, key: str) -> ir.Table:
    """An unbound table; ``key`` is the type of subjects' keys (string | int64)."""
    types = {name: key if name in KEYS else word for name, word in columns_of(table).items()}
    return ibis.table(types, name=table)
