"""Packed facts: a few 64-bit words a subject instead of a column a lane.

Two million people are some twenty words each; the lanes are cut out of the words block by block
while a kernel runs. A word that few subjects have is kept for those alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..compiling.emitting import Input
from ..compiling.lanes import Flag, Lane, Number, YearLane
from ..tables import KINDS
from .columns import SPAN, Facts, Ints, tenure

Rows = slice | Ints
SEXES = ("", "female", "male")  # "": not said
SPARSE = 4
"""A word is kept sparse when fewer than one subject in so many has it."""

FEW = 8
"""Up to so many words are compared one by one; beyond, a table is quicker."""


@dataclass(slots=True)
class Word:
    """A 64-bit word a subject: for all (``rows`` None) or for the rows named (ascending)."""

    values: Ints
    rows: Ints | None = None

    @classmethod
    def of(cls, values: Ints) -> Word:
        """Dense or sparse, whichever is smaller."""
        if np.count_nonzero(values) * SPARSE >= len(values):
            return cls(values)
        rows = np.flatnonzero(values)
        return cls(values[rows], rows.astype(np.int64))

    def take(self, rows: Rows) -> Ints:
        """The word of some rows, dense."""
        if self.rows is None:
            return self.values[rows]
        if isinstance(rows, slice):
            first, last = np.searchsorted(self.rows, (rows.start, rows.stop))
            result = np.zeros(rows.stop - rows.start, np.int64)
            result[self.rows[first:last] - rows.start] = self.values[first:last]
            return result
        place = np.searchsorted(self.rows, rows)
        place[place == len(self.rows)] = 0
        if not len(self.rows):
            return np.zeros(len(rows), np.int64)
        return np.where(self.rows[place] == rows, self.values[place], 0)

    def nonzero(self, shift: int = 0) -> Ints:
        """The rows in which any bit from ``shift`` up is set."""
        found = np.flatnonzero(self.values >> shift if shift > 0 else self.values)
        return found.astype(np.int64) if self.rows is None else self.rows[found]


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a lane's mask stands: bit k of ``word >> shift`` is the year ``top − k``."""

    word: str
    shift: int
    width: int
    top: int


@dataclass(slots=True)
class Packed:
    """Folded history of many subjects, in the order of the subjects table.

    ``slots``: year lane key → lower bound; ``maybe``: years that only may be marked.
    ``unknown``: table → word of the years in service without complete records (bit = top − year).
    ``joined``, ``founded``: months since year 0, −1 where the row does not say.
    """

    uids: NDArray[Any]
    kinds: NDArray[np.int8]
    top: int
    words: dict[str, Word]
    slots: dict[str, Slot]
    maybe: dict[str, Slot]
    unknown: dict[str, str]
    joined: NDArray[np.int32]
    founded: NDArray[np.int32]
    groups: NDArray[np.int8]
    roles: NDArray[np.int16]
    role_words: tuple[str, ...]
    group_words: tuple[str, ...]
    on_hold: NDArray[np.bool_]
    sexes: NDArray[np.int8]  # places in SEXES
    starts: NDArray[np.int32]  # months since year 0 of joined, else founded; −1 not said
    left: NDArray[np.int32]
    listed: dict[str, NDArray[np.bool_]] = field(default_factory=dict)
    numbers: dict[str, tuple[Word, Word]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.uids)

    def of_kind(self, kind: str) -> Ints:
        """The rows of one kind of subject."""
        return np.flatnonzero(self.kinds == KINDS.index(kind)).astype(np.int64)

    def kinds_present(self) -> tuple[str, ...]:
        """The kinds of subject there are, people before the collectives that count them."""
        return tuple(kind for n, kind in enumerate(KINDS) if (self.kinds == n).any())

    def whole(self, rows: Ints) -> bool:
        """Whether ``rows`` are all of them."""
        return len(rows) == len(self)

    def uncertain_rows(self, lanes: Mapping[str, Lane], year: int) -> Ints:
        """Rows in which some lane's upper bound, up to ``year``, differs from its lower one."""
        names = {self.maybe[key].word for key in lanes if key in self.maybe}
        found = [self.words[name].nonzero() for name in names]
        tables = {lane.table for lane in lanes.values() if isinstance(lane, YearLane)}
        later = self.top - year
        found += [self.words[word].nonzero(later)
                  for table, word in self.unknown.items() if table in tables]  # fmt: skip
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)

    def uncertain_lanes(self, lanes: Mapping[str, Lane]) -> frozenset[str]:
        """Lanes whose bounds may differ in some row."""
        return frozenset(key for key, lane in lanes.items() if isinstance(lane, YearLane)
                         and (key in self.maybe or lane.table in self.unknown))  # fmt: skip

    def depth(self, year: int) -> int:
        """How many years back from ``year`` the oldest mark lies."""
        return max((year - slot.top + slot.width for slot in self.slots.values()), default=1)

    def missing(self, lanes: Mapping[str, Lane]) -> list[str]:
        """Year lanes asked for that were not folded."""
        return [key for key, lane in lanes.items()
                if isinstance(lane, YearLane) and key not in self.slots]  # fmt: skip

    def facts(self, rows: Rows, lanes: Mapping[str, Lane]) -> Facts:
        """Unpacked facts of some rows, as the plain fold gives them.

        ``known`` says which years in service are complete, not what is known beyond service.
        """
        view = Cut(self, rows, self.top, np.int64)
        keys = [key for key, lane in lanes.items() if isinstance(lane, YearLane)]
        uids = tuple(str(uid) for uid in self.uids[rows].tolist())
        full = np.int64((1 << SPAN) - 1)
        return Facts(
            uids, self.top,
            masks={key: view.slot(self.slots[key]) for key in keys},
            maybe={key: view.slot(self.maybe[key]) for key in keys if key in self.maybe},
            known={t: full & ~self.words[w].take(rows) for t, w in self.unknown.items()},
            service=np.full(len(uids), full),
            joined=self.joined[rows].astype(np.int64), founded=self.founded[rows].astype(np.int64),
            flags={key: view.flag(lane) for key, lane in lanes.items() if isinstance(lane, Flag)},
            numbers={n: (a.take(rows), b.take(rows)) for n, (a, b) in self.numbers.items()},
            left=self.left[rows].astype(np.int64),
        )  # fmt: skip


class Cut:
    """Some rows of packed facts, seen from a reference year: what a kernel's inputs read."""

    def __init__(
        self, packed: Packed, rows: Rows, year: int, dtype: type[np.signedinteger[Any]]
    ) -> None:
        self.packed = packed
        self.rows = rows
        self.year = year
        self.dtype = dtype
        self.size = rows.stop - rows.start if isinstance(rows, slice) else len(rows)
        self._words: dict[str, Ints] = {}

    def columns(self, inputs: Sequence[Input], lanes: Mapping[str, Lane]) -> list[Any]:
        """The kernel's inputs."""
        return [self.now(lanes[key], upper) if now else self.column(lanes[key], upper)
                for key, upper, now in inputs]  # fmt: skip

    def column(self, lane: Lane, upper: bool) -> NDArray[Any]:
        if isinstance(lane, YearLane):
            return self._mask(lane, upper)
        return self.flag(lane) if isinstance(lane, Flag) else self._number(lane, upper)

    def now(self, lane: Lane, upper: bool) -> NDArray[np.bool_]:
        """Whether the reference year is marked: one bit, without cutting out the whole lane."""
        assert isinstance(lane, YearLane)
        slot = self.packed.slots[lane.key]
        ahead = slot.top - self.year
        if upper or not 0 <= ahead < slot.width:
            marked: NDArray[np.bool_] = self._mask(lane, upper) & 1 != 0
        else:
            marked = self.word(slot.word) & (1 << slot.shift + ahead) != 0
        return marked

    def _mask(self, lane: YearLane, upper: bool) -> NDArray[Any]:
        mask = self.slot(self.packed.slots[lane.key])
        if upper:
            if lane.key in self.packed.maybe:
                mask = mask | self.slot(self.packed.maybe[lane.key])
            if lane.table in self.packed.unknown:
                mask = mask | self._unknown(lane.table)
        return mask

    def slot(self, slot: Slot) -> NDArray[Any]:
        """A lane's mask, bit k meaning ``year − k``."""
        later = slot.top - self.year
        ahead = max(later, 0)
        keep = max(slot.width - ahead, 0)
        mask = self.word(slot.word) >> (slot.shift + ahead)
        mask = (mask & ((1 << keep) - 1)).astype(self.dtype, copy=False)
        return mask << -later if later < 0 else mask

    def _unknown(self, table: str) -> Ints:
        later = self.packed.top - self.year
        mask = self.word(self.packed.unknown[table])
        return mask >> later if later >= 0 else mask << -later

    def word(self, name: str) -> Ints:
        if name not in self._words:
            self._words[name] = self.packed.words[name].take(self.rows)
        return self._words[name]

    def flag(self, lane: Flag) -> NDArray[np.bool_]:
        packed = self.packed
        if lane.what == "group":
            return _among(packed.groups[self.rows], packed.group_words, lane.values)
        if lane.what == "role":
            return _among(packed.roles[self.rows], packed.role_words, lane.values)
        if lane.what == "sex":
            return _among(packed.sexes[self.rows], SEXES, lane.values)
        if lane.what == "on_hold":
            return packed.on_hold[self.rows]
        listed = packed.listed.get(lane.values[0])
        return np.ones(self.size, bool) if listed is None else listed[self.rows]

    def _number(self, lane: Number, upper: bool) -> NDArray[Any]:
        if lane.what == "months":
            joined = self.packed.joined[self.rows]
            months = np.clip((self.year + 1) * 12 - joined, 0, 12)
            return np.where(joined < 0, 12, months).astype(self.dtype)
        if lane.what == "tenure":
            joined, left = self.packed.joined[self.rows], self.packed.left[self.rows]
            months = tenure(self.year, joined, left, upper=upper)
            return np.asarray(months).astype(self.dtype)
        if lane.what == "age":
            founded = self.packed.founded[self.rows]
            age = np.where(founded < 0, 1000 if upper else 0, self.year - founded // 12)
            return age.astype(self.dtype)
        bounds = self.packed.numbers.get(lane.what)
        if bounds is None:
            return np.full(self.size, 1 if upper else 0, dtype=self.dtype)
        return bounds[int(upper)].take(self.rows).astype(self.dtype)


def _among(
    codes: NDArray[Any], words: tuple[str, ...], values: tuple[str, ...]
) -> NDArray[np.bool_]:
    """Which codes name one of ``values``; a code of −1 names nothing."""
    wanted = [code for code, word in enumerate(words) if word in values]
    if len(wanted) > FEW:
        table = np.array([*(word in values for word in words), False])
        looked_up: NDArray[np.bool_] = table[codes]
        return looked_up
    found = np.zeros(codes.shape, bool)
    for code in wanted:
        found |= codes == code
    return found
