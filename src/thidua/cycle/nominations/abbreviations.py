"""The short names a list uses, each with its name in full."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _

from thidua.cycle.nominations.columns import Column
from thidua.cycle.nominations.roster import Entry
from thidua.cycle.nominations.words import RATING_LETTERS, hope_word


def abbreviations(entries: Iterable[Entry], columns: Iterable[Column]) -> list[tuple[str, str]]:
    """(short, in full) of the awards in the columns, of the ratings some results wait for, then
    of the units of the rows; each once."""
    columns = list(columns)
    awards = [(column.short, column.name) for column in columns]
    units = {(entry.unit, entry.unit_in_full) for entry in entries}
    ratings = _ratings() if any(column.hopeful for column in columns) else []
    every = dict.fromkeys([*awards, *ratings, *sorted(units)])
    return [(short, full) for short, full in every if short and short != full]


def _ratings() -> list[tuple[str, str]]:
    """Where the language of the page writes them short at all."""
    every = (
        (1, str(RATING_LETTERS["good"]), _("hoàn thành tốt nhiệm vụ")),
        (2, str(RATING_LETTERS["excellent"]), _("hoàn thành xuất sắc nhiệm vụ")),
    )
    return [(short, full) for waits, short, full in every if short in hope_word(waits)]
