"""A folder of tables (Parquet or CSV, named as in ``tables.py``): its files, checked."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from ...loading.errors import InputError
from ...sources.folder import table_paths
from .relations import KEYS, columns_of, defaults_of


@dataclass(frozen=True, slots=True)
class TableFiles:
    """One table: its files (all of one kind) and the columns they have."""

    table: str
    paths: tuple[Path, ...]

    @property
    def parquet(self) -> bool:
        return self.paths[0].suffix == ".parquet"

    def rows(self) -> int | None:
        """Rows of a Parquet table; None for CSV, which has to be read to know."""
        if not self.parquet:
            return None
        return sum(int(pq.read_metadata(path).num_rows) for path in self.paths)

    def statistics(self, column: str) -> list[tuple[object, object, int]] | None:
        """(min, max, empty cells) of each row group; None where the file does not say."""
        found = []
        for path in self.paths:
            meta = pq.read_metadata(path)
            names = meta.schema.names
            if column not in names:
                return None
            for n in range(meta.num_row_groups):
                stats = meta.row_group(n).column(names.index(column)).statistics
                if stats is None or not stats.has_null_count:
                    return None
                if not stats.has_min_max and stats.num_values:
                    return None
                bounds = (stats.min, stats.max) if stats.has_min_max else (None, None)
                found.append((*bounds, stats.null_count))
        return found


def find_tables(folder: Path) -> dict[str, TableFiles]:
    """Table → files. ``ratings.parquet``, ``ratings.csv`` and ``ratings/*.parquet`` are read.

    Raises:
        InputError: every flaw of the folder at once, as the small reader tells them.
    """
    found = table_paths(folder)
    return {table: TableFiles(table, tuple(paths)) for table, paths in found.items()}


def check_columns(files: TableFiles, given: list[str]) -> None:
    """Raises InputError for a column that is missing or unknown."""
    wanted, defaults = columns_of(files.table), defaults_of(files.table)
    unknown = [name for name in given if name not in wanted]
    missing = [name for name in wanted if name not in given and name not in defaults]
    if unknown:
        raise InputError(files.paths[0], 1, f"cột lạ: {', '.join(unknown)}",
                         f"Các cột của bảng: {', '.join(wanted)}")  # fmt: skip
    if missing:
        raise InputError(files.paths[0], 1, f"thiếu cột: {', '.join(missing)}",
                         "Thêm cột, để trống nếu không biết")  # fmt: skip


def key_columns(table: str) -> list[str]:
    """Columns that hold subjects' keys."""
    return [name for name in columns_of(table) if name in KEYS]
