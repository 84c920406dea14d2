"""The command line's door to workbooks: the same reader, with the command line's own error."""

from __future__ import annotations

from pathlib import Path

from thidua_rules.loading.errors import InputError
from thidua_rules.model.law import Law
from thidua_rules.sources.reading import read_file
from thidua_rules.sources.report import Import, Unreadable


def read_workbook(path: Path, law: Law) -> Import:
    """Every row of a workbook, without the limit of one upload.

    Raises:
        InputError: the file as a whole cannot be read.
    """
    try:
        return read_file(path, law=law.awards, row_limit=None)
    except Unreadable as refused:
        raise InputError(
            path, 1, refused.what.vi.rstrip("."), refused.cure.vi.rstrip(".")
        ) from None
