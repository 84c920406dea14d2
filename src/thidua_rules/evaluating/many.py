"""Many subjects against every award: the same kernels, over packed facts, block by block.

Blocks run in threads (numpy gives the interpreter free). Subjects whose records are complete are
judged with 32-bit columns and one joint kernel; the few with gaps are judged again in 64 bits
with both bounds of every lane.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..compiling.building import rating_lane
from ..compiling.emitting import Program
from ..compiling.graph import Ref
from ..compiling.joint import Joint, fits_narrow
from ..compiling.lanes import Flag, Lane, Number
from ..facts.columns import Ints
from ..facts.packed import Cut, Packed, Rows
from ..model.law import Law
from ..model.question import Question
from ..model.verdict import Overall
from .kernel import status
from .members import TITLES
from .sweep import ON_HOLD, Judging, prepare

BLOCK = 32_768
"""Rows at a time: smaller blocks make threads wait for the interpreter."""

Grid = NDArray[np.int8]


_PROGRAMS: dict[object, tuple[Judging, Program]] = {}


class LaneMissing(ValueError):
    """The facts were folded for other rules; fold the tables again."""


@dataclass(slots=True)
class ManySweep:
    """Results for every subject, one row an award (contiguous: awards × subjects).

    ``overall``: ``Overall`` values. ``noted``: the same under the text as noted. ``held``: the
    award of this very year is already held. ``criteria``: (award, standard, leaf id) → ``Status``.
    """

    uids: NDArray[Any]
    awards: tuple[str, ...]
    overall: Grid
    noted: Grid | None = None
    held: NDArray[np.bool_] | None = None
    criteria: dict[tuple[str, int, str], Grid] = field(default_factory=dict)

    def counts(self) -> dict[str, dict[str, int]]:
        """Award → overall → subjects."""
        found = {}
        for code, row in zip(self.awards, self.overall, strict=True):
            numbers = np.bincount(row, minlength=len(Overall))
            found[code] = {o.code: int(numbers[o]) for o in Overall}
        return found


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a sweep hands back beside ``overall``."""

    noted: bool = False
    held: bool = False
    criteria: bool = False


def lanes_of(law: Law, question: Question, kinds: Iterable[str]) -> dict[str, Lane]:
    """Every lane that judging these kinds of subject reads."""
    lanes: dict[str, Lane] = {ON_HOLD.key: ON_HOLD}
    kinds = tuple(kinds)
    for kind in kinds:
        lanes |= _judging(law, question, kind).plan.graph.lanes
    if "collective" in kinds:
        lane = rating_lane("completed")
        lanes[lane.key] = lane
        lanes |= {flag.key: flag for flag in (Flag("listed", (code,)) for code in TITLES)}
    return lanes


def _codes(law: Law, question: Question) -> tuple[str, ...]:
    return question.awards or tuple(law.awards)


def _judging(law: Law, question: Question, kind: str) -> Judging:
    codes = _codes(law, question)
    if kind == "individual":
        titles = (c for c in law.awards if c in TITLES)
        codes = tuple(dict.fromkeys([*titles, *codes]))
    return prepare(law, kind, question.terms, codes, None)


def sweep_many(
    packed: Packed, law: Law, question: Question, *, wanted: Wanted | None = None, threads: int = 2
) -> ManySweep:
    """Judge everyone in ``packed``.

    Raises:
        LaneMissing: the facts lack a lane that this law and question read.
    """
    wanted, awards = wanted or Wanted(), _codes(law, question)
    shape = (len(awards), len(packed))
    sweep = ManySweep(packed.uids, awards, np.full(shape, Overall.NOT_APPLICABLE, np.int8))
    if wanted.noted:
        sweep.noted = sweep.overall.copy()
    if wanted.held:
        sweep.held = np.zeros(shape, bool)
    with ThreadPoolExecutor(threads) as pool:
        for kind in packed.kinds_present():
            stratum = Stratum(packed, _judging(law, question, kind), question.year, wanted)
            stratum.judge(sweep, packed.of_kind(kind), pool)
    return sweep


@dataclass(slots=True)
class Stratum:
    """One kind of subject: its plan, and what is asked of it."""

    packed: Packed
    judging: Judging
    year: int
    wanted: Wanted
    outputs: dict[Ref, int] = field(default_factory=dict)  # graph value → its place
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)  # award → its outputs
    leaves: dict[tuple[str, int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plan = self.judging.plan
        missing = self.packed.missing(plan.graph.lanes)
        if missing:
            raise LaneMissing(f"{len(missing)} lanes were not folded, first {missing[0]}")
        for code, (noted, strict) in plan.roots.items():
            refs = (strict, plan.applies[code], plan.absent[code],
                    *((noted,) if self.wanted.noted else (strict,)),
                    *((plan.held[code],) if self.wanted.held else ()))  # fmt: skip
            self.places[code] = tuple(self._place(ref) for ref in refs)
        if self.wanted.criteria:
            for code, entries in plan.judged.items():
                for n, entry in enumerate(entries):
                    for leaf_id, built in entry.leaves.items():
                        self.leaves[code, n, leaf_id] = self._place(built.met)

    def _place(self, ref: Ref) -> int:
        return self.outputs.setdefault(ref, len(self.outputs))

    # -- running ---------------------------------------------------------------------------
    def judge(self, sweep: ManySweep, rows: Ints, pool: ThreadPoolExecutor) -> None:
        """Judge ``rows``: everyone as if complete, then those with gaps again, in full."""
        lanes = self.judging.plan.graph.lanes
        for leaf in self.leaves:
            sweep.criteria.setdefault(leaf, np.full(len(self.packed), -1, np.int8))
        narrow = fits_narrow(self.judging.plan.graph, self.packed.depth(self.year))
        whole = self.packed.whole(rows)
        blocks = _slices(len(rows)) if whole else _pieces(rows)
        self._run(sweep, blocks, pool, self._program(self._numbers(), narrow=narrow),
                  np.int32 if narrow else np.int64)  # fmt: skip
        gaps = self.packed.uncertain_rows(lanes, self.year)
        gaps = gaps if whole else np.intersect1d(gaps, rows, assume_unique=True)
        open_lanes = self.packed.uncertain_lanes(lanes) | self._numbers()
        if len(gaps):
            self._run(sweep, _pieces(gaps), pool, self._program(open_lanes), np.int64)

    def _numbers(self) -> frozenset[str]:
        lanes = self.judging.plan.graph.lanes
        return frozenset(k for k, lane in lanes.items()
                         if isinstance(lane, Number) and lane.what != "months")  # fmt: skip

    def _program(self, open_lanes: frozenset[str], *, narrow: bool = False) -> Program:
        outputs = tuple(self.outputs)
        key = (id(self.judging), outputs, open_lanes, narrow)
        if key not in _PROGRAMS:
            program = Joint(self.judging.plan.graph, open_lanes, narrow).program(outputs)
            _PROGRAMS[key] = (self.judging, program)
        return _PROGRAMS[key][1]

    def _run(
        self, sweep: ManySweep, blocks: Iterator[Rows], pool: ThreadPoolExecutor,
        program: Program, dtype: type[np.signedinteger[Any]],
    ) -> None:  # fmt: skip
        lanes = self.judging.plan.graph.lanes

        def one(rows: Rows) -> None:
            cut = Cut(self.packed, rows, self.year, dtype)
            yes, no = np.ones(cut.size, bool), np.zeros(cut.size, bool)
            found = program.kernel(cut.columns(program.inputs, lanes), yes, no, dtype)
            self._write(sweep, rows, found, cut.flag(ON_HOLD))

        for _ in pool.map(one, blocks):
            pass

    def _write(self, sweep: ManySweep, rows: Rows, found: Any, on_hold: NDArray[np.bool_]) -> None:
        half = len(self.outputs)
        held_up = on_hold.view(np.uint8) << 2
        for column, code in enumerate(sweep.awards):
            if code not in self.places:
                continue
            strict, applies, absent, noted, *held = self.places[code]
            state = held_up | (found[absent].view(np.uint8) << 3)
            state |= found[applies].view(np.uint8) << 4
            pair = found[strict].view(np.uint8) | (found[half + strict].view(np.uint8) << 1)
            sweep.overall[column, rows] = _OVERALL[state | pair]
            if sweep.noted is not None:
                pair = found[noted].view(np.uint8) | (found[half + noted].view(np.uint8) << 1)
                sweep.noted[column, rows] = _OVERALL[state | pair]
            if sweep.held is not None:
                sweep.held[column, rows] = found[held[0]]
        for leaf, place in self.leaves.items():
            sweep.criteria[leaf][rows] = status(found[place], found[half + place])


def _overall(state: int) -> Overall:
    """known · possible · on hold · absent · applies, a bit each."""
    known, possible, on_hold, absent, applies = (state >> n & 1 for n in range(5))
    if not applies:
        return Overall.NOT_APPLICABLE
    if absent:
        return Overall.NOT_IN_FORCE
    if on_hold:
        return Overall.ON_HOLD
    if known:
        return Overall.ELIGIBLE
    return Overall.UNDETERMINED if possible else Overall.NOT_ELIGIBLE


_OVERALL = np.array([_overall(state) for state in range(32)], np.int8)


def _slices(rows: int) -> Iterator[Rows]:
    for start in range(0, rows, BLOCK):
        yield slice(start, min(start + BLOCK, rows))


def _pieces(rows: Ints) -> Iterator[Rows]:
    for start in range(0, len(rows), BLOCK):
        yield rows[start : start + BLOCK]
