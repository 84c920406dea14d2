"""Years in service, and those of them without complete records."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import ibis
import numpy as np

from ..away import UNRATED
from ..columns import SPAN, Ints
from ..packed import Cut, Packed, Slot, Word
from .rows import bit_or
from .subjects import Keys

if TYPE_CHECKING:
    from .folding import Source

FIRST_ROW = ("ratings", "awards", "initiatives", "blocs")
BLOCK = 65_536


def service_masks(source: Source, packed: Packed, keys: Keys, as_of: date) -> Ints:
    """Years in which each subject was here (bit = top − year)."""
    starts = packed.starts // 12
    unsaid = packed.starts < 0
    if unsaid.any():
        starts = np.where(unsaid, _first_years(source, packed, keys, as_of), starts)
    ends = np.where(packed.left >= 0, packed.left // 12, as_of.year)
    near = np.clip(packed.top - ends, 0, SPAN)
    deep = np.clip(packed.top - starts + 1, 0, SPAN)
    return span_masks(near, deep)


def span_masks(near: Any, deep: Any) -> Ints:
    """Bits from ``near`` up to before ``deep``."""
    one = np.int64(1)
    masks: Ints = ((one << deep.astype(np.int64)) - 1) & ~((one << near.astype(np.int64)) - 1)
    return masks


def _first_years(source: Source, packed: Packed, keys: Keys, as_of: date) -> Ints:
    """The year of the first row; for who has none, the year before ``as_of``."""
    first = np.full(len(packed), 9999, np.int64)
    for table in FIRST_ROW:
        if source.has(table):
            rows = source.table(table)
            for batch in source.batches(rows.group_by("subject").aggregate(first=rows.year.min())):
                place, kept = keys.rows(batch.column(0))
                years = batch.column(1).to_numpy(zero_copy_only=False)[kept]
                first[place] = np.minimum(first[place], years)
    return np.where(first == 9999, as_of.year - 1, first)


def unknown_words(
    source: Source, packed: Packed, keys: Keys, service: Ints, tables: list[str],
    recorded: dict[str, Slot],
) -> None:  # fmt: skip
    """Table → word of the years in service that no coverage and no row of their own explains."""
    covered = _covered(source, packed, keys, tables)
    if "ratings" in covered:
        _open_unrated(packed, covered["ratings"])
    for table in tables:
        known = covered.pop(table, None)
        unknown = service.copy() if known is None else service & ~known
        if table in recorded:
            _clear_recorded(packed, recorded[table], unknown)
        word = Word.of(unknown)
        if len(word.values):
            packed.unknown[table] = f"{table}.unknown"
            packed.words[f"{table}.unknown"] = word


def _open_unrated(packed: Packed, known: Ints) -> None:
    """Complete records do not make a year known in which too little was worked to be rated."""
    for slot in (packed.slots[UNRATED.key], packed.maybe.get(UNRATED.key)):
        if slot is not None:
            word = packed.words[slot.word]
            assert word.rows is not None
            known[word.rows] &= ~word.values


def _clear_recorded(packed: Packed, slot: Slot, unknown: Ints) -> None:
    for start in range(0, len(unknown), BLOCK):
        rows = slice(start, min(start + BLOCK, len(unknown)))
        unknown[rows] &= ~Cut(packed, rows, packed.top, np.int64).slot(slot)


def _covered(source: Source, packed: Packed, keys: Keys, tables: list[str]) -> dict[str, Ints]:
    if not source.has("coverage") or not tables:
        return {}
    rows = source.table("coverage")
    rows = rows.filter(rows.table.isin(tables))
    top = ibis.literal(packed.top, "int64")
    deep = _clip(top - rows.starts + 1)
    near = _clip(top - rows.ends)
    zero = rows.starts * 0
    one = zero + 1
    span = ibis.greatest((one << deep) - (one << near), zero)
    words = {f"t{n}": bit_or(ibis.cases((rows.table == table, span), else_=zero))
             for n, table in enumerate(tables)}  # fmt: skip
    masks = {table: np.zeros(len(packed), np.int64) for table in tables}
    asked = rows.group_by("subject").aggregate(**words)
    for batch in source.batches(asked, keys=keys.bounds if keys.dense else None):
        place, kept = keys.rows(batch.column(0))
        for n, table in enumerate(tables):
            masks[table][place] = batch.column(n + 1).to_numpy(zero_copy_only=False)[kept]
    return masks


def _clip(years: Any) -> Any:
    return ibis.greatest(ibis.least(years, SPAN), 0)
