"""Tables → packed facts: one grouping a pass, its rows put in the subjects' order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Protocol

import ibis.expr.types as ir
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ...compiling.lanes import Flag, Lane, YearLane
from ..away import UNRATED
from ..columns import Ints
from ..fold import COVERED
from ..long_service import scales_of
from ..packed import Packed, Slot, Word
from .away import fold_away
from .grouping import grouped, yearly
from .layout import Origin, Pass, Years, columns_tested, lay_out, passes_of
from .long_service import fold_service
from .planes import Exact, pack_planes, run_over
from .service import service_masks, unknown_words
from .subjects import Keys, read_subjects, subjects_flagged

DATED = ("ratings", "awards", "initiatives", "achievements", "blocs", "body_ratings")
RECORDED = ("ratings", "blocs")  # a row is its own record
BUCKET_BYTES = 320_000_000
"""Memory for one grouping by direct addressing; a larger register is grouped in buckets."""
MARK_BYTES, SUM_BYTES = 16, 32
SCARCE = 2
"""A table with fewer rows than one in two subjects is grouped by hashing."""


class Source(Protocol):
    """An engine with the tables of one register."""

    key: str
    threads: int

    def has(self, table: str) -> bool: ...
    def table(self, name: str) -> ir.Table: ...
    def rows(self, table: str) -> int: ...
    def years(self, table: str, column: str, as_of: date) -> Years | None: ...
    def empties(self, table: str, columns: set[str]) -> set[str]: ...
    def texts(self, table: str, column: str) -> tuple[str, ...]: ...
    def arrow(self, asked: ir.Table) -> pa.Table: ...
    def subset(self, keys: NDArray[Any]) -> ir.Table: ...
    def batches(self, asked: ir.Table, *, keys: tuple[int, int] | None = None
                ) -> Iterator[pa.RecordBatch]: ...  # fmt: skip


def fold_many(source: Source, lanes: Mapping[str, Lane], as_of: date, year: int) -> Packed:
    """Fold the tables of ``source`` into packed facts; equal to ``fold``.

    ``year`` chooses the round whose lists (``proposals``) are read.

    Raises:
        TooOld: a table's rows span more than 62 years; refused, never wrapped.
        InputError: a value that cannot be used, with its file.
    """
    packed, keys = read_subjects(source)
    dated = [years for t in DATED if (years := source.years(t, "year", as_of))]
    packed.top = max([as_of.year, *(years.last for years in dated)])
    year_lanes = {lane for lane in lanes.values() if isinstance(lane, YearLane)}
    year_lanes |= {_recorded(t) for t in RECORDED if any(lane.table == t for lane in year_lanes)}
    ordered = sorted(year_lanes, key=lambda lane: lane.key)
    for origin, asked in passes_of(lane for lane in ordered if not lane.lasting):
        _fold_pass(source, packed, keys, (origin, asked), as_of)
    fold_away(source, packed, keys, [lane for lane in ordered if lane.lasting], as_of)
    _coverage(source, packed, keys, {lane.table for lane in year_lanes}, as_of)
    fold_service(source, packed, keys, scales_of(lanes.values()), as_of)
    flags = [lane for lane in lanes.values() if isinstance(lane, Flag)]
    subjects_flagged(source, packed, keys, flags, (as_of, year))
    return packed


def _recorded(table: str) -> YearLane:
    return YearLane(table, ())


# -- one pass -----------------------------------------------------------------------------------
def _fold_pass(
    source: Source, packed: Packed, keys: Keys,
    asked: tuple[Origin, list[YearLane]], as_of: date,
) -> None:  # fmt: skip
    (table, year, until, lead), lanes = asked
    years = source.years(table, year, as_of)
    if years is None:
        _nothing(packed, lanes)
        return
    if until:
        years = Years(years.first - lead, as_of.year)
    empty = source.empties(table, columns_tested(lanes)) if columns_tested(lanes) else set()
    plan = lay_out((table, year, until, lead), lanes, years, empty)
    texts = {w.column for lane in lanes for w in lane.where if w.op == "none_of"}
    values = {column: source.texts(table, column) for column in texts}
    columns = {name: np.zeros(len(packed), np.int64) for name in plan.names}
    rows = source.table(table)
    dense = keys.dense and source.rows(table) * SCARCE > len(packed)
    for between in _buckets(keys, plan, source.threads) if dense else (None,):
        part = between if between != keys.bounds else None
        asked_rows = grouped(rows, plan, as_of, values, part)
        for batch in source.batches(asked_rows, keys=between):
            _place(columns, keys, batch)
    if plan.counts:
        pack_planes(packed, plan, columns, _exact(source, plan, as_of, values, keys, columns))
    _keep_words(packed, plan, columns)


def _nothing(packed: Packed, lanes: list[YearLane]) -> None:
    packed.words.setdefault("none", Word(np.zeros(0, np.int64), np.zeros(0, np.int64)))
    for lane in lanes:
        packed.slots[lane.key] = Slot("none", 0, 1, packed.top)


def _buckets(keys: Keys, plan: Pass, threads: int) -> Iterable[tuple[int, int]]:
    """Ranges of keys, each small enough for a table of every thread."""
    low, high = keys.bounds
    state = len(plan.words) * MARK_BYTES + len(plan.counts) * SUM_BYTES
    number = -(-(high - low + 1) * state * threads // BUCKET_BYTES)
    step = -(-(high - low + 1) // number)
    return [(start, min(start + step - 1, high)) for start in range(low, high + 1, step)]


def _place(columns: dict[str, Ints], keys: Keys, batch: pa.RecordBatch) -> None:
    rows, kept = keys.rows(batch.column(0))
    for name, values in columns.items():
        found = batch.column(batch.schema.get_field_index(name))
        values[rows] = _integers(found)[kept]


def _integers(column: pa.Array) -> Ints:
    if column.null_count:
        column = pc.fill_null(column, 0)
    result: Ints = column.to_numpy(zero_copy_only=False).astype(np.int64, copy=False)
    return result


def _exact(
    source: Source, plan: Pass, as_of: date, values: Any, keys: Keys, columns: dict[str, Ints]
) -> Exact | None:
    """Counts a year of the subjects whose digits ran over."""
    heavy = run_over(plan, columns)
    if not len(heavy):
        return None
    some = source.subset(keys.values[heavy])
    found = source.arrow(yearly(source.table(plan.table), plan, as_of, values, some))
    place, kept = keys.rows(found.column("subject").combine_chunks())
    numbers = {name: _integers(found.column(name).combine_chunks())[kept]
               for name in found.column_names if name != "subject"}  # fmt: skip
    return place, numbers.pop("back"), numbers


def _keep_words(packed: Packed, plan: Pass, columns: dict[str, Ints]) -> None:
    for word in plan.words:
        name = f"{plan.label}.{word.name}"
        packed.words[name] = Word.of(columns.pop(word.name))
        target = packed.maybe if word.open else packed.slots
        for n, lane in enumerate(word.lanes):
            target[lane.key] = Slot(name, n * word.width, word.width, plan.years.last)
    _drop_empty_maybe(packed)


def _drop_empty_maybe(packed: Packed) -> None:
    empty = {name for name, word in packed.words.items() if not len(word.values)}
    for key in [key for key, slot in packed.maybe.items() if slot.word in empty]:
        del packed.maybe[key]


# -- coverage -----------------------------------------------------------------------------------
def _coverage(source: Source, packed: Packed, keys: Keys, tables: set[str], as_of: date) -> None:
    service = service_masks(source, packed, keys, as_of)
    wanted = [table for table in COVERED if table in tables]
    recorded = {t: packed.slots[_recorded(t).key] for t in RECORDED if t in wanted}
    if "ratings" in wanted:
        fold_away(source, packed, keys, [UNRATED], as_of)
    unknown_words(source, packed, keys, service, wanted, recorded)
