"""What a reader may see of a sweep.

Holds, complaints and discipline are for the standing body and the auditor. For everyone else, and
in every export, a result that rests on them is "undetermined": the sweep is judged once with
and once without these rows, and where the two differ nothing is said. Values and evidence then
come from the sweep without them, so that no count betrays what is hidden.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from thidua.bridge.judging import Judged, sweep
from thidua.bridge.verdicts import Law, Overall
from thidua.cycle.nominations.reviewing import Review
from thidua.cycle.nominations.roster import Entry

Grid = NDArray[np.int8]
ORDER_OF_READINGS = ("last_verified", "draft")


@dataclass(frozen=True)
class Board:
    """A sweep cut to a reader's rows. Grids are rows × all awards of the sweep."""

    review: Review
    entries: tuple[Entry, ...]
    knows: NDArray[np.bool_]  # per row: discipline and holds may be seen
    full: Judged
    open: Judged
    rows: NDArray[np.intp]  # places of the entries in the sweep
    hidden: NDArray[np.bool_] | None = None  # cells that stay unsaid whatever is supposed

    @property
    def awards(self) -> tuple[str, ...]:
        return self.full.sweep.awards

    def column(self, award: str) -> int:
        return self.full.sweep.awards.index(award)

    @cached_property
    def hides(self) -> NDArray[np.bool_]:
        """Cells of which nothing may be said: some result there rests on what is not told."""
        if self.hidden is not None:
            return self.hidden
        full, open_ = self.full.sweep, self.open.sweep
        pairs = [(full.overall, open_.overall), (full.noted, open_.noted)]
        pairs += [(full.readings[code], open_.readings[code]) for code in full.readings]
        pairs += [(full.scenarios[code], open_.scenarios[code]) for code in full.scenarios]
        differs = [one[self.rows] != other[self.rows] for one, other in pairs]
        return np.logical_or.reduce(differs) & ~self.knows[:, None]

    def _told(self, full: Grid) -> Grid:
        """The full result; "undetermined" in the cells that hide something.

        A title is of a year of work: whoever had left before the year began is not asked about.
        """
        told = np.where(self.hides, np.int8(Overall.UNDETERMINED), full[self.rows])
        return np.where(self.past, np.int8(Overall.NOT_APPLICABLE), told)

    @cached_property
    def past(self) -> NDArray[np.bool_]:
        """Cells of titles of whoever had left before the year began."""
        sweep, first = self.full.sweep, date(self.review.year, 1, 1)
        left = {s.uid for s in sweep.register.subjects if s.left and s.left <= first}
        gone = np.array([entry.uid in left for entry in self.entries], dtype=bool)
        titles = np.array([sweep.law.awards[code].family == "title" for code in self.awards], bool)
        return gone[:, None] & titles[None, :]

    @cached_property
    def overall(self) -> Grid:
        return self._told(self.full.sweep.overall)

    @cached_property
    def noted(self) -> Grid:
        """The result by the text as noted, whether or not it has been verified."""
        return self._told(self.full.sweep.noted)

    @cached_property
    def readings(self) -> dict[str, Grid]:
        """Other readings of rules that have not been read: last verified text, draft."""
        found = {}
        for code in ORDER_OF_READINGS:
            if code in self.full.sweep.readings:
                found[code] = self._told(self.full.sweep.readings[code])
        return found

    @cached_property
    def leaning(self) -> Grid:
        """What an undetermined result leans to: the last verified text, else the noted one."""
        first = self.readings.get("last_verified")
        lean = self.noted if first is None else first
        return np.where(self.overall == Overall.UNDETERMINED, lean, self.overall)

    def if_rated(self, level: str) -> Grid:
        """What a result that waits for the year's rating would be, were it ``level``."""
        full, open_ = self.full.if_rated(level), self.open.if_rated(level)
        same = self.knows[:, None] | (full == open_)[self.rows]
        return np.where(same, self._told(full), np.int8(Overall.UNDETERMINED))

    @cached_property
    def waits(self) -> NDArray[np.int8]:
        """The lowest rating that would settle an open result well: 1 good, 2 excellent, 0 none."""
        grid = np.zeros(self.overall.shape, np.int8)
        open_ = self.leaning == Overall.UNDETERMINED
        if open_.any() and self._unrated:
            for rank, level in ((2, "excellent"), (1, "good")):
                grid[open_ & (self.if_rated(level) == Overall.ELIGIBLE)] = rank
        return grid

    @cached_property
    def _unrated(self) -> bool:
        """Somebody in view has no rating of the year yet."""
        year = self.review.year
        rated = {row.subject for row in self.full.sweep.register.ratings if row.year == year}
        return any(entry.uid not in rated for entry in self.entries)

    @cached_property
    def missing(self) -> Grid:
        """Criteria missing on the nearest branch."""
        full, open_ = self.full.missing()[self.rows], self.open.missing()[self.rows]
        return np.where(self.knows[:, None], full, open_)

    @cached_property
    def near(self) -> NDArray[np.bool_]:
        """One criterion away: not met, by the text that judges or leans."""
        return (self.leaning == Overall.NOT_ELIGIBLE) & (self.missing == 1)

    @cached_property
    def held(self) -> NDArray[np.bool_]:
        """The award of this very year is already held."""
        return self.full.sweep.held[self.rows]

    @cached_property
    def ever(self) -> NDArray[np.bool_]:
        """The award has been held for some year."""
        columns = {code: n for n, code in enumerate(self.awards)}
        places = {entry.uid: n for n, entry in enumerate(self.entries)}
        grid = np.zeros((len(self.entries), len(columns)), bool)
        for row in self.full.sweep.register.awards:
            place, column = places.get(row.subject), columns.get(row.award)
            if place is not None and column is not None and (row.revoked is None or row.restored):
                grid[place, column] = True
        return grid

    @cached_property
    def gone(self) -> NDArray[np.bool_]:
        """The subject has left by the end of the year: nothing lies ahead of it."""
        year = self.review.year
        left = {s.uid for s in self.full.sweep.register.subjects if s.left and s.left.year <= year}
        return np.array([entry.uid in left for entry in self.entries], dtype=bool)

    def law_of(self, place: int) -> Law:
        """The law that judges a row."""
        return self.full.law_of(self.entries[place].uid)

    @cached_property
    def laws(self) -> tuple[Law, ...]:
        """The laws that judge the rows, each once."""
        if len(self.full.sweep.laws) == 1 or not self.entries:
            return self.full.sweep.laws
        return tuple(dict.fromkeys(self.law_of(place) for place in range(len(self.entries))))

    def of(self, place: int) -> Judged:
        """The sweep whose trees and values may be shown for a row."""
        return self.full if self.knows[place] else self.open


def board(
    review: Review, entries: tuple[Entry, ...], known: frozenset[int] | None, at: str
) -> Board:
    """The sweep of a review cut to ``entries``.

    Args:
        known: organisations whose secrets the reader may know; None for all, empty in exports.
        at: revision of the registry.
    """
    full = sweep(review.asked(at=at))
    judged = tuple(entry for entry in entries if entry.uid in full)
    knows = np.array([known is None or e.place in known for e in judged], dtype=bool)
    open_ = full if knows.all() else sweep(review.asked(secrets=False, at=at))
    rows = np.array([full.sweep.row(entry.uid) for entry in judged], dtype=np.intp)
    return Board(review, judged, knows, full, open_, rows)
