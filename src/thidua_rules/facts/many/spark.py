"""A folder of tables read by Spark: the same expressions, when one machine is too small.

Optional (``pip install thidua[spark]`` and a Java run-time). What Spark names otherwise is put
right in the text of the query; every number is 64 bits wide and overflow stops the query, so that
nothing wraps without a word.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ibis
import ibis.expr.types as ir
import pyarrow as pa
from numpy.typing import NDArray

from ...loading.errors import InputError
from ...tables import ROWS
from .engine import TableFolder, first_line, literal, tables_at_fault
from .folder import TableFiles, check_columns, find_tables, key_columns
from .relations import BETWEEN, columns_of, defaults_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_SQL_TYPES = {"int64": "BIGINT", "string": "STRING", "boolean": "BOOLEAN", "date": "DATE"}
_WORDS = {r"\bERROR\(": "RAISE_ERROR(", r"\bAS UBIGINT\)": "AS BIGINT)"}
"""Ibis's words → Spark's."""


class SparkMissing(ImportError):
    """Spark or Java is not there."""


@cache
def session(threads: int) -> SparkSession:
    """One session a process, on this machine.

    Raises:
        SparkMissing: PySpark or Java is not installed.
    """
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError as trouble:
        raise SparkMissing("pyspark") from trouble
    # What fails is told as one sentence about a file, without the engine's own pages of trace.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    builder = SparkSession.builder.master(f"local[{threads}]").appName("thidua")
    settings = {
        "spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC", "spark.sql.ansi.enabled": "true",
        "spark.sql.shuffle.partitions": str(threads * 2), "spark.pyspark.python": sys.executable,
        "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
        "spark.sql.execution.arrow.pyspark.enabled": "true", "spark.log.level": "FATAL",
    }  # fmt: skip
    for name, value in settings.items():
        builder = builder.config(name, value)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError as trouble:
        raise SparkMissing("java") from trouble


class SparkFolder(TableFolder):
    """The tables of a folder as views of the contract's shape.

    Raises:
        InputError: naming the file, what is wrong and the cure.
        SparkMissing: PySpark or Java is not installed.
    """

    def __init__(self, folder: Path, *, threads: int = 2) -> None:
        self.files = find_tables(folder)
        self.threads = threads
        self.spark = session(threads)
        self.engine = ibis.pyspark.connect(self.spark)
        frames = {table: self._read(files) for table, files in self.files.items()}
        whole = all(dict(frames[table].dtypes).get(name, "bigint") in _WHOLE
                    for table in self.files for name in key_columns(table))  # fmt: skip
        self.key = "int64" if whole else "string"
        for table in ROWS:
            self._view(table, frames.get(table))

    # -- the tables ------------------------------------------------------------------------
    def _read(self, files: TableFiles) -> Any:
        paths = [str(path.absolute()) for path in files.paths]
        reader = self.spark.read
        try:
            if files.parquet:
                frame = reader.parquet(*paths)
            else:
                frame = reader.csv(paths, header=True, escape='"', multiLine=True)
        except _failures() as trouble:
            raise InputError(files.paths[0], 1, f"không đọc được tệp ({first_line(trouble)})",
                             "Lưu lại thành Parquet hoặc CSV UTF-8") from None  # fmt: skip
        check_columns(files, frame.columns)
        return frame

    def _view(self, table: str, frame: Any) -> None:
        defaults, given = defaults_of(table), {} if frame is None else dict(frame.dtypes)
        parts = []
        for name, word in columns_of(table).items():
            kind = _SQL_TYPES[self.key if name in key_columns(table) else word]
            value = literal(defaults.get(name))
            if name in given:
                value = _column(name, given[name])
            parts.append(f"CAST({value} AS {kind}) AS `{name}`")
        source = frame if frame is not None else self.spark.range(0)
        source.selectExpr(*parts).createOrReplaceTempView(table)

    def subset(self, keys: NDArray[Any]) -> ir.Table:
        """A table of some subjects' keys."""
        frame = self.spark.createDataFrame(pa.table({"subject": keys}))
        frame.createOrReplaceTempView("subset")
        return ibis.table({"subject": self.key}, name="subset")

    # -- running ---------------------------------------------------------------------------
    def one(self, asked: ir.Table) -> tuple[Any, ...]:
        """The only row of an expression."""
        found = self.arrow(asked)
        return tuple(column[0].as_py() for column in found.columns)

    def arrow(self, asked: ir.Table) -> pa.Table:
        """All rows of an expression, those of a table in the order of its files."""
        text = str(self.engine.compile(asked))
        for theirs, ours in _WORDS.items():
            text = re.sub(theirs, ours, text)
        try:
            found: pa.Table = self.spark.sql(text).toArrow()
        except _failures() as trouble:
            raise self._input_error(trouble, text) from None
        return found

    def batches(self, asked: ir.Table, *, keys: tuple[int, int] | None = None
                ) -> Iterator[pa.RecordBatch]:  # fmt: skip
        """The rows of an expression; Spark groups by hashing, whatever the keys."""
        del keys
        yield from self.arrow(asked).to_batches()

    def _input_error(self, trouble: Exception, query: str) -> InputError:
        """A value that cannot be read names its column alone: the table is the one queried."""
        text = first_line(trouble)
        named = tables_at_fault(self.files, text, query)
        path = self.files[named[0] if named else "subjects"].paths[0]
        return InputError(path, 1, f"có giá trị không dùng được ({text})",
                          "Sửa giá trị ấy trong bảng rồi chạy lại")  # fmt: skip


_WHOLE = ("tinyint", "smallint", "int", "bigint")


def _failures() -> tuple[type[Exception], ...]:
    """What Spark raises when a query or a file fails."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    return PySparkException, Py4JError


def _column(name: str, given: str) -> str:
    """A list of codes becomes one text; an empty cell of a CSV file is none."""
    if given.startswith("array"):
        return f"array_join(`{name}`, '{BETWEEN}')"
    return f"nullif(`{name}`, '')" if given == "string" else f"`{name}`"
