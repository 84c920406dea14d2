"""What every engine over a folder of tables has in common."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date
from typing import Any

import ibis.expr.types as ir
import pyarrow as pa

from ...loading.errors import InputError
from .folder import TableFiles
from .layout import Years
from .relations import columns_of, defaults_of, relation


def tables_at_fault(files: Mapping[str, TableFiles], said: str, query: str) -> list[str]:
    """The tables an engine's complaint names, then those that the query reads."""
    named = [table for table in files if f"{table}." in said or str(files[table].paths[0]) in said]
    return named + [t for t in files if re.search(rf"\bFROM\s+[\"`]?{t}\b", query)]


class TableFolder(ABC):
    """The tables of one register; ``one`` and ``arrow`` are the engine's own."""

    files: dict[str, TableFiles]
    key: str
    threads: int

    @abstractmethod
    def one(self, asked: ir.Table) -> tuple[Any, ...]:
        """The only row of an expression."""

    @abstractmethod
    def arrow(self, asked: ir.Table) -> pa.Table:
        """All rows of an expression."""

    def has(self, table: str) -> bool:
        return table in self.files

    def table(self, name: str) -> ir.Table:
        return relation(name, self.key)

    def rows(self, table: str) -> int:
        return self.files[table].rows() or self.one(self.table(table).count().as_table())[0]

    # -- what is in them -------------------------------------------------------------------
    def years(self, table: str, column: str, as_of: date) -> Years | None:
        """First and last year in a column; an empty or later day counts as ``as_of``."""
        if not self.has(table):
            return None
        self._refuse_empty(table, "subject")
        optional = column in defaults_of(table)
        if columns_of(table)[column] == "int64" and not optional:
            self._refuse_empty(table, column)
        low, high, empty = self.bounds(table, column)
        if empty and optional and columns_of(table)[column] == "int64":  # stands as of the day read
            low, high = min(low or as_of.year, as_of.year), max(high or as_of.year, as_of.year)
        if low is None:
            return None
        if isinstance(low, date):
            low, high = min(low, as_of).year, as_of.year
        return Years(int(low), int(high))

    def _refuse_empty(self, table: str, column: str) -> None:
        if self.bounds(table, column)[2]:
            path = self.files[table].paths[0]
            raise InputError(path, 1, f"cột {column} có ô trống", "Điền đủ rồi chạy lại")

    def bounds(self, table: str, column: str) -> tuple[Any, Any, int]:
        """(least, greatest, empty cells); from the file's own statistics where it has them."""
        files = self.files[table]
        stats = files.statistics(column) if files.parquet else None
        if stats:
            lows: list[Any] = [low for low, _, _ in stats if low is not None]
            highs: list[Any] = [high for _, high, _ in stats if high is not None]
            empty = sum(n for _, _, n in stats)
            return min(lows, default=None), max(highs, default=None), empty
        rows = self.table(table)
        value = rows[column]
        asked = rows.aggregate(low=value.min(), high=value.max(), empty=value.isnull().sum())
        low, high, empty = self.one(asked)
        return low, high, empty or 0

    def empties(self, table: str, columns: set[str]) -> set[str]:
        """Which of ``columns`` have empty cells."""
        given = {"ends" if name == "months" else name: name for name in columns}
        return {asked for name, asked in given.items() if self.bounds(table, name)[2]}

    def texts(self, table: str, column: str) -> tuple[str, ...]:
        """The different texts of a column of few."""
        found = self.arrow(self.table(table).select(column).distinct())
        return tuple(sorted(text for text in found.column(0).to_pylist() if text))


def literal(value: object) -> str:
    """A default as SQL, in the words both engines know."""
    if value is None:
        return "NULL"
    return str(value) if isinstance(value, bool | int) else f"'{value}'"


def first_line(trouble: Exception) -> str:
    """What an engine says first of a failure."""
    return str(trouble).strip().split("\n", 1)[0]
