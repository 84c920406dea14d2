"""A folder of tables read by DuckDB: the default engine for many."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import ibis
import ibis.expr.types as ir
import pyarrow as pa
from numpy.typing import NDArray

from ...loading.errors import InputError
from ...tables import ROWS
from .engine import TableFolder, first_line, literal, tables_at_fault
from .folder import TableFiles, check_columns, find_tables, key_columns
from .relations import columns_of, defaults_of

BATCH = 262_144
_SQL_TYPES = {"int64": "BIGINT", "string": "VARCHAR", "boolean": "BOOLEAN", "date": "DATE"}


class DuckFolder(TableFolder):
    """The tables of a folder as views of the contract's shape.

    Raises:
        InputError: naming the file, what is wrong and the cure.
    """

    def __init__(self, folder: Path, *, threads: int = 2, memory: str = "600MB") -> None:
        self.files = find_tables(folder)
        self.threads = threads
        self.engine = ibis.duckdb.connect(threads=threads, memory_limit=memory,
                                          preserve_insertion_order=False)  # fmt: skip
        self.sql = self.engine.con
        described = {table: self._describe(files) for table, files in self.files.items()}
        whole = all(described[table].get(name, "BIGINT").endswith(("INT", "INTEGER"))
                    for table in self.files for name in key_columns(table))  # fmt: skip
        self.key = "int64" if whole else "string"
        for table in ROWS:
            self._view(table, described.get(table))

    # -- the tables ------------------------------------------------------------------------
    def _reader(self, files: TableFiles) -> str:
        paths = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files.paths)
        if files.parquet:
            return f"read_parquet([{paths}])"
        return f"read_csv([{paths}], header = true, all_varchar = true, nullstr = '')"

    def _describe(self, files: TableFiles) -> dict[str, str]:
        try:
            rows = self.sql.execute(f"DESCRIBE FROM {self._reader(files)}").fetchall()
        except duckdb.Error as trouble:
            raise InputError(files.paths[0], 1, f"không đọc được tệp ({first_line(trouble)})",
                             "Lưu lại thành Parquet hoặc CSV UTF-8") from None  # fmt: skip
        check_columns(files, [name for name, *_ in rows])
        return {name: str(kind) for name, kind, *_ in rows}

    def _view(self, table: str, given: dict[str, str] | None) -> None:
        defaults = defaults_of(table)
        parts = []
        for name, word in columns_of(table).items():
            kind = _SQL_TYPES[word]
            if name in key_columns(table):
                kind = _SQL_TYPES[self.key]
            value = literal(defaults.get(name))
            if given is not None and name in given:
                value = _column(name, given[name])
            parts.append(f'CAST({value} AS {kind}) AS "{name}"')
        source = f"FROM {self._reader(self.files[table])}" if given is not None else "LIMIT 0"
        self.sql.execute(f"CREATE VIEW {table} AS SELECT {', '.join(parts)} {source}")

    def subset(self, keys: NDArray[Any]) -> ir.Table:
        """A table of some subjects' keys."""
        self.sql.register("subset", pa.table({"subject": keys}))
        return ibis.table({"subject": self.key}, name="subset")

    # -- running ---------------------------------------------------------------------------
    def one(self, asked: ir.Table) -> tuple[Any, ...]:
        return tuple(self._execute(asked).fetchone() or ())

    def _execute(self, asked: ir.Table) -> duckdb.DuckDBPyConnection:
        text = str(self.engine.compile(asked, pretty=False))
        try:
            found: duckdb.DuckDBPyConnection = self.sql.execute(text)
        except duckdb.Error as trouble:
            raise _input_error(self.files, trouble, text) from None
        return found

    def arrow(self, asked: ir.Table) -> pa.Table:
        """All rows of an expression, those of a table in the order of its files."""
        self.sql.execute("SET preserve_insertion_order = true")
        found = self._execute(asked).to_arrow_reader(BATCH).read_all()
        self.sql.execute("SET preserve_insertion_order = false")
        return found

    def batches(self, asked: ir.Table, *, keys: tuple[int, int] | None = None
                ) -> Iterator[pa.RecordBatch]:  # fmt: skip
        """The rows of an expression; ``keys``: group by direct addressing over this range."""
        bits = (keys[1] - keys[0] + 2).bit_length() if keys else 12
        self.sql.execute(f"SET perfect_ht_threshold = {min(max(bits, 12), 32)}")
        try:
            yield from self._execute(asked).to_arrow_reader(BATCH)
        except duckdb.Error as trouble:
            query = str(self.engine.compile(asked, pretty=False))
            raise _input_error(self.files, trouble, query) from None


def _column(name: str, given: str) -> str:
    """A list of codes becomes one text."""
    return f"array_to_string(\"{name}\", ';')" if given.endswith("[]") else f'"{name}"'


def _input_error(files: dict[str, TableFiles], trouble: duckdb.Error, query: str) -> InputError:
    text = first_line(trouble)
    named = tables_at_fault(files, text, query)
    path = files[named[0]].paths[0] if named else files["subjects"].paths[0].parent
    return InputError(path, 1, f"có giá trị không dùng được ({text})",
                      "Sửa giá trị ấy trong bảng rồi chạy lại")  # fmt: skip
