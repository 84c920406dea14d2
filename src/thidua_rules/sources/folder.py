"""A folder of CSV or Parquet tables: file names are table names, column names are field names.

``table_paths`` names the files for the engine of many subjects, checked by their columns only;
``read_folder`` reads a small folder whole and checks every cell.
"""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from thidua_rules.loading.errors import InputError
from thidua_rules.sources.fields import FieldType, WrongCell, field_types, required_fields
from thidua_rules.tables import ROWS, Register

_ENDINGS = (".csv", ".parquet")
_SHOWN = 20


class Flaw(NamedTuple):
    """One wrong cell: ``line`` counts from 1, the header of a CSV file being line 1."""

    file: str
    line: int
    column: str
    what: str
    cure: str

    def __str__(self) -> str:
        column = f", column «{self.column}»" if self.column else ""
        return f"{self.file}:{self.line}{column}: {self.what}. {self.cure}."


class FolderError(InputError):
    """A folder of tables that cannot be used; ``flaws`` lists every wrong cell."""

    def __init__(self, flaws: list[Flaw]) -> None:
        first = flaws[0]
        super().__init__(first.file, first.line, first.what, first.cure)
        self.flaws = flaws
        more = [f"… and {len(flaws) - _SHOWN} more"] if len(flaws) > _SHOWN else []
        self.args = ("\n".join([*(str(flaw) for flaw in flaws[:_SHOWN]), *more]),)


def table_paths(folder: Path) -> dict[str, list[Path]]:
    """Table → its files: ``awards.csv``, ``awards.parquet`` or the Parquet parts in ``awards/``.

    Raises:
        FolderError: no table at all, an unknown table, a column unknown or missing.
    """
    found, flaws = _files(folder)
    for table, paths in found.items():
        for path in paths:
            flaws += _check_columns(table, path, _columns(path))
    if not flaws and "subjects" not in found:
        flaws.append(
            Flaw(
                str(folder),
                1,
                "",
                "there is no table «subjects»",
                "Add subjects.csv or subjects.parquet",
            )
        )
    if flaws:
        raise FolderError(flaws)
    return found


def read_folder(folder: Path) -> Register:
    """The register of a folder, every cell checked.

    Raises:
        FolderError: every flaw found, with file, line, column and cure.
    """
    paths = table_paths(folder)
    flaws: list[Flaw] = []
    tables: dict[str, list[Any]] = {}
    for table, files in paths.items():
        tables[table] = [row for path in files for row in _rows(table, path, flaws)]
    register = Register(**tables)
    flaws += _subject_flaws(register, paths)
    if flaws:
        raise FolderError(flaws)
    return register


def _files(folder: Path) -> tuple[dict[str, list[Path]], list[Flaw]]:
    if not folder.is_dir():
        return {}, [Flaw(str(folder), 1, "", "no such folder", "Check the path")]
    found: dict[str, list[Path]] = {}
    flaws: list[Flaw] = []
    for path in sorted(folder.iterdir()):
        parts = sorted(path.glob("*.parquet")) if path.is_dir() else [path]
        if path.name.startswith((".", "_")) or (path.is_file() and path.suffix not in _ENDINGS):
            continue
        if path.stem not in ROWS:
            flaws += [_unknown_table(path)] if parts else []
        elif path.stem in found:
            flaws.append(
                Flaw(str(path), 1, "", f"table «{path.stem}» stands twice", "Keep one of the two")
            )
        else:
            found[path.stem] = parts
    return found, flaws


def _unknown_table(path: Path) -> Flaw:
    near = difflib.get_close_matches(path.stem, ROWS, 1)
    cure = f"Rename it to {near[0]}{path.suffix}" if near else f"Tables are: {', '.join(ROWS)}"
    return Flaw(str(path), 1, "", f"unknown table «{path.stem}»", cure)


def _columns(path: Path) -> list[str]:
    if path.suffix == ".parquet":
        return list(_parquet(path).schema_arrow.names)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            return next(csv.reader(stream), [])
    except UnicodeDecodeError:
        raise FolderError([Flaw(str(path), 1, "", "not in UTF-8", "Save it as UTF-8")]) from None


def _parquet(path: Path) -> Any:
    import pyarrow as pa  # reason: start-up stays light
    import pyarrow.parquet as pq

    try:
        return pq.ParquetFile(path)
    except (pa.ArrowInvalid, OSError):
        flaw = Flaw(str(path), 1, "", "not a Parquet file, or damaged", "Write it again")
        raise FolderError([flaw]) from None


def _check_columns(table: str, path: Path, columns: list[str]) -> list[Flaw]:
    known = field_types(table)
    flaws = []
    for column in columns:
        if column not in known:
            near = difflib.get_close_matches(column, known, 1)
            cure = f"Rename it to {near[0]}" if near else f"Columns are: {', '.join(known)}"
            flaws.append(Flaw(str(path), 1, column, "unknown column", cure))
    flaws += [
        Flaw(str(path), 1, column, "column is missing", f"Add column {column}")
        for column in required_fields(table)
        if column not in columns
    ]
    return flaws


def _rows(table: str, path: Path, flaws: list[Flaw]) -> Iterator[Any]:
    types = field_types(table)
    for line, cells in _cells(path, flaws):
        row = _row(table, types, cells, Flaw(str(path), line, "", "", ""), flaws)
        if row is not None:
            yield row


def _cells(path: Path, flaws: list[Flaw]) -> Iterator[tuple[int, Mapping[str, object]]]:
    if path.suffix == ".parquet":
        yield from enumerate(_parquet(path).read().to_pylist(), start=1)
        return
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        flaws.append(Flaw(str(path), 1, "", "not in UTF-8", "Save the file as UTF-8"))
        return
    reader = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="")
    for cells in reader:
        if cells.pop("", None):
            flaws.append(Flaw(str(path), reader.line_num, "", "more cells than columns",
                              "Put text that has commas in quotes"))  # fmt: skip
        else:
            yield reader.line_num, cells


def _row(
    table: str,
    types: Mapping[str, FieldType],
    cells: Mapping[str, object],
    where: Flaw,
    flaws: list[Flaw],
) -> Any:
    values: dict[str, object] = {}
    bad = False
    for column, cell in cells.items():
        try:
            value = types[column].read(cell)
        except WrongCell as wrong:
            flaws.append(where._replace(column=column, what=wrong.what, cure=wrong.cure))
            bad = True
            continue
        if value is not None:
            values[column] = value
        elif types[column].optional:
            values[column] = None
    for column in required_fields(table):
        if not bad and column not in values:
            flaws.append(where._replace(column=column, what="is empty", cure="Fill it in"))
            bad = True
    return None if bad else ROWS[table](**values)


def _subject_flaws(register: Register, paths: Mapping[str, list[Path]]) -> list[Flaw]:
    """Subjects listed twice, and rows about a subject that is not listed."""
    known: set[str] = set()
    flaws = []
    for number, subject in enumerate(register.subjects, start=2):
        if subject.uid in known:
            flaws.append(
                Flaw(
                    str(paths["subjects"][0]),
                    number,
                    "uid",
                    f"«{subject.uid}» stands twice",
                    "Keep one row",
                )
            )
        known.add(subject.uid)
    for table, rows in register.tables():
        for number, row in enumerate(rows, start=2):
            uid = getattr(row, "subject", None)
            if uid is not None and uid not in known:
                what, cure = f"«{uid}» is not in subjects", "Add the subject, or correct its uid"
                flaws.append(Flaw(str(paths[table][0]), number, "subject", what, cure))
    return flaws
