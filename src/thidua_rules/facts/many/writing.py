"""A register in memory → a folder of Parquet tables, as ``sweep`` reads them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from ...tables import Register
from .relations import BETWEEN, columns_of

_ARROW = {"int64": pa.int64(), "string": pa.string(), "boolean": pa.bool_(), "date": pa.date32()}


def write_folder(register: Register, folder: Path) -> None:
    """Write every table that has rows, one file each; overwrites files of the same name."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in register.tables():
        if not rows:
            continue
        columns = {
            column: pa.array([_cell(getattr(row, column)) for row in rows], _ARROW[word])
            for column, word in columns_of(name).items()
        }
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")


def _cell(value: object) -> object:
    return BETWEEN.join(value) if isinstance(value, tuple) else value
