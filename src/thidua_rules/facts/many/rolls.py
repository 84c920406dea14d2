"""The rolls of the year, read for many: who is counted where, and the rows counted by hand."""

from __future__ import annotations

from typing import Any

import ibis
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from ...evaluating.rolls import COUNTED, Rolls
from ...tables import DISCIPLINE_FORMS
from ..columns import Ints
from .folding import Source
from .subjects import Keys


def read_rolls(source: Source, keys: Keys, year: int) -> Rolls:
    """Memberships and counted rows of one year."""
    none = np.zeros(0, np.int64)
    rolls = Rolls(none, none, none, none, dict.fromkeys(COUNTED, none))
    if source.has("memberships"):
        _memberships(source, keys, year, rolls)
    if source.has("members"):
        rows = source.table("members")
        found = source.arrow(rows.filter(rows.year == year).select("subject", *COUNTED))
        rolls.counted, kept = keys.rows(_column(found, "subject"))
        for name in COUNTED:
            rolls.values[name] = _numbers(_column(found, name))[kept]
    return rolls


def _memberships(source: Source, keys: Keys, year: int, rolls: Rolls) -> None:
    rows = source.table("memberships")
    rows = rows.filter(rows.year == year).select("subject", "unit")
    punished = source.table("discipline")
    punished = punished.filter(punished.starts.year() == year)
    rank = _ranks(punished.form)
    punished = punished.group_by("subject").aggregate(heaviest=rank.max())
    found = source.arrow(rows.left_join(punished, "subject").select("subject", "unit", "heaviest"))
    units, kept = keys.rows(_column(found, "unit"))
    rolls.units = units
    rolls.people = _rows_or_outside(keys, _column(found, "subject"))[kept]
    rolls.heaviest = _numbers(_column(found, "heaviest"))[kept]


def _ranks(form: Any) -> Any:
    # Said aloud: ibis takes these small constants for 8 bits, the engine answers in 32.
    ranks = ((form == word, n) for n, word in enumerate(DISCIPLINE_FORMS))
    return ibis.cases(*ranks, else_=-1).cast("int64")


def _column(found: pa.Table, name: str) -> pa.Array:
    return found.column(name).combine_chunks()


def _numbers(column: pa.Array) -> Ints:
    filled = pc.fill_null(pc.cast(column, pa.int64()), -1)
    return np.asarray(filled.to_numpy(zero_copy_only=False), np.int64)


def _rows_or_outside(keys: Keys, column: pa.Array) -> Ints:
    rows, kept = keys.rows(column)
    result = np.full(len(column), -1, np.int64)
    result[kept] = rows
    return result
