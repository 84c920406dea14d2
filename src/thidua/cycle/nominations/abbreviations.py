"""The short names a list uses, each with its name in full."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.cycle.nominations.columns import Column
from thidua.cycle.nominations.roster import Entry


def abbreviations(entries: Iterable[Entry], columns: Iterable[Column]) -> list[tuple[str, str]]:
    """(short, in full) of the awards in the columns, then of the units of the rows; each once."""
    awards = [(column.short, column.name) for column in columns]
    units = {(entry.unit, entry.unit_in_full) for entry in entries}
    every = dict.fromkeys([*awards, *sorted(units)])
    return [(short, full) for short, full in every if short and short != full]
