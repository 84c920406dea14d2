"""A folder of tables → a register in memory, for registers small enough to hold."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ...tables import ROWS, Register
from .duck import DuckFolder
from .relations import BETWEEN, KEYS


def read_folder(folder: Path) -> Register:
    """Every row of every table, in the order of the files.

    Raises:
        InputError: naming the file, what is wrong and the cure.
    """
    source = DuckFolder(folder, threads=1)
    register = Register()
    for table, row in ROWS.items():
        if source.has(table):
            found = source.arrow(source.table(table))
            columns = [_read(name, found.column(name).to_pylist()) for name in found.column_names]
            make: Callable[..., Any] = row
            getattr(register, table).extend(make(*cells) for cells in zip(*columns, strict=True))
    return register


def _read(name: str, cells: list[Any]) -> list[Any]:
    if name in KEYS:
        return [None if cell is None else str(cell) for cell in cells]
    if name == "used_for":
        return [tuple(filter(None, (cell or "").split(BETWEEN))) for cell in cells]
    return cells
