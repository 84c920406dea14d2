"""Long time away for many: the rows of the few people it may concern, brought home and added up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from ...compiling.lanes import YearLane
from ...loading.errors import InputError
from ...tables import ABSENCE_KINDS
from ..away import SHORTEST, Stretch, years_away
from ..columns import SPAN
from ..fold import TooOld
from ..packed import Packed, Slot, Word
from .rows import in_time
from .subjects import Keys

if TYPE_CHECKING:
    from .folding import Source

Found = dict[int, tuple[set[int], set[int]]]  # row → years surely marked, years that may be


def fold_away(
    source: Source, packed: Packed, keys: Keys, lanes: Iterable[YearLane], as_of: date
) -> None:
    """Fill the lanes that ask how long a span lasts; equal to the plain fold."""
    for lane in lanes:
        found = _found(source, keys, lane, as_of, len(packed))
        sure, may = ({row: years[side] for row, years in found.items()} for side in (0, 1))
        packed.slots[lane.key] = _keep(packed, lane.key, sure)
        if any(may.values()):
            packed.maybe[lane.key] = _keep(packed, f"{lane.key}?", may)


def _found(source: Source, keys: Keys, lane: YearLane, as_of: date, size: int) -> Found:
    assert lane.lasting is not None
    if not source.has(lane.table):
        return {}
    away: dict[int, list[Stretch]] = {}
    for row, one in _stretches(source, keys, lane, as_of, size):
        away.setdefault(row, []).append(one)
    asked = lane.lasting
    return {row: years_away(rows, asked.months, as_of, together=asked.together)
            for row, rows in away.items()}  # fmt: skip


def _stretches(
    source: Source, keys: Keys, lane: YearLane, as_of: date, size: int
) -> Iterable[tuple[int, Stretch]]:
    """(Row, stretch) of everybody whose rows together could last so long at all."""
    table = source.table(lane.table)
    ((column, kinds),) = ((w.column, w.values) for w in lane.where)
    word = table[column]
    wanted = word.isnull() | word.isin(kinds) | ~word.isin(ABSENCE_KINDS)
    rows = table.filter(*in_time(table, lane.table, as_of), wanted)
    found = source.arrow(rows.select(rows.subject, rows.starts, rows.ends, word=rows[column]))
    places, kept = keys.rows(found.column("subject").combine_chunks())
    found = found.take(pa.array(np.arange(len(found))[kept]))
    _check(lane.table, found.column("word").unique().to_pylist())
    assert lane.lasting is not None
    least = lane.lasting.months * SHORTEST
    total = np.bincount(places, _days(found, least), minlength=size)
    long = np.flatnonzero(total[places] >= least)  # only these become objects
    for place, row in zip(
        places[long].tolist(), found.take(pa.array(long)).to_pylist(), strict=True
    ):
        yield place, Stretch(row["starts"], row["ends"], row["word"] is not None)


def _days(rows: pa.Table, still: int) -> NDArray[np.float64]:
    """How many days each stretch lasts; one that goes on counts as ``still``."""
    starts, ends = (rows.column(name).cast(pa.int32()) for name in ("starts", "ends"))
    days = pc.max_element_wise(pc.subtract(ends, starts), 0, skip_nulls=False)
    return np.asarray(pc.fill_null(days, still), np.float64)


def _check(table: str, words: Iterable[str | None]) -> None:
    unknown = sorted({word for word in words if word is not None} - {*ABSENCE_KINDS})
    if unknown:
        raise InputError(table, 1, f"loại nghỉ lạ: {unknown[0]}",
                         f"Dùng một trong: {', '.join(ABSENCE_KINDS)}")  # fmt: skip


def _keep(packed: Packed, name: str, years: dict[int, set[int]]) -> Slot:
    """The marks of some rows as a sparse word."""
    marked = {row: found for row, found in years.items() if found}
    first = min((min(found) for found in marked.values()), default=packed.top)
    if packed.top - first >= SPAN:
        raise TooOld(f"year {first} is more than {SPAN} years before {packed.top}")
    rows = np.array(sorted(marked), np.int64)
    masks = [sum(1 << (packed.top - year) for year in marked[row] if year <= packed.top)
             for row in rows.tolist()]  # fmt: skip
    packed.words[name] = Word(np.array(masks, np.int64), rows)
    return Slot(name, 0, packed.top - first + 1, packed.top)
