"""The front door for many: a folder of tables and a question in; a verdict for everyone out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.csv as pc
import pyarrow.parquet as pq

from .evaluating.many import ManySweep, lanes_of, sweep_many
from .facts.many.duck import DuckFolder
from .facts.many.folding import Source, fold_many
from .facts.many.rolls import read_rolls
from .facts.many.subjects import Keys
from .loading.errors import InputError
from .model.law import Law
from .model.question import Question
from .model.verdict import Overall
from .tables import KINDS

CHUNK = 250_000
"""Subjects written at a time."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How many subjects came out how: award → ``Overall`` value → number."""

    subjects: int
    counts: dict[str, Counter[int]]


def sweep_folder(
    folder: Path, law: Law, question: Question, engine: str = "duckdb", out: Path | None = None
) -> Summary:
    """Judge every subject of a folder of tables; write a row a subject to ``out``.

    ``out`` ends in .parquet or .csv: the subject's key, then a column an award with the words of
    ``Overall.code``. It appears whole or not at all.

    Raises:
        InputError: a table, a value, the engine or the name of ``out`` cannot be used.
    """
    if out is not None and out.suffix not in (".parquet", ".csv"):
        raise InputError(out, 1, "kết quả ghi ra .parquet hoặc .csv", "Đặt lại tên tệp")
    sweep = judge_folder(open_folder(folder, engine), law, question)
    if out is not None:
        part = out.with_name(f".{out.name}.part")
        write_results(sweep, part, csv=out.suffix == ".csv")
        part.replace(out)
    return Summary(len(sweep.uids), sweep.counts())


def open_folder(folder: Path, engine: str = "duckdb") -> Source:
    """The tables of a folder, on an engine."""
    if engine == "duckdb":
        return DuckFolder(folder)
    if engine == "spark":
        return _on_spark(folder)
    raise InputError(folder, 1, f"không có bộ máy «{engine}»", "Dùng duckdb hoặc spark")


def _on_spark(folder: Path) -> Source:
    from .facts.many.spark import SparkFolder, SparkMissing

    try:
        return SparkFolder(folder)
    except SparkMissing as missing:
        cure = ("Cài Java 17 trở lên rồi chạy lại" if "java" in str(missing)
                else "Cài thêm gói tùy chọn «spark» rồi chạy lại, hoặc dùng duckdb")  # fmt: skip
        raise InputError(folder, 1, "bộ máy spark chưa có trên máy này", cure) from None


def judge_folder(source: Source, law: Law, question: Question) -> ManySweep:
    """Fold the tables and judge everyone in them."""
    kinds = [kind for kind in KINDS if kind in _kinds(source)]
    packed = fold_many(source, lanes_of(law, question, kinds), question.received, question.year)
    rolls = None
    if "collective" in kinds:
        rolls = read_rolls(source, Keys.of(pa.array(packed.uids)), question.year)
    return sweep_many(packed, law, question, rolls=rolls, threads=source.threads)


def _kinds(source: Source) -> set[str]:
    found = source.arrow(source.table("subjects").select("kind").distinct())
    return {kind or KINDS[0] for kind in found.column(0).to_pylist()}


def write_results(sweep: ManySweep, path: Path, *, csv: bool) -> None:
    """Stream the results out, so many subjects at a time."""
    tables = _chunks(sweep)
    first = next(tables)
    writer = pc.CSVWriter(path, first.schema) if csv else pq.ParquetWriter(path, first.schema)
    with writer:
        writer.write_table(first)
        for table in tables:
            writer.write_table(table)


def _chunks(sweep: ManySweep) -> Iterator[pa.Table]:
    words = pa.array([overall.code for overall in Overall])
    for start in range(0, len(sweep.uids), CHUNK):
        rows = slice(start, start + CHUNK)
        columns = {"uid": pa.array(sweep.uids[rows])}
        for code, row in zip(sweep.awards, sweep.overall, strict=True):
            columns[code] = words.take(pa.array(row[rows]))
        yield pa.table(columns)
