"""Many subjects against every award: the same kernels, over packed facts, block by block.

Blocks run in threads (numpy gives the interpreter free). Subjects whose records are complete are
judged with 32-bit columns and one joint kernel; the few with gaps are judged again in 64 bits
with both bounds of every lane.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
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
from .native import WORTH, Native, available, native
from .outcome import overall
from .rolls import People, Rolls, roll_numbers
from .sweep import ON_HOLD, Judging, prepare

BLOCK = 65_536
"""Rows at a time: smaller blocks make threads wait for the interpreter."""

Grid = NDArray[np.int8]
Width = type[np.signedinteger[Any]]
Sink = Callable[[Rows, Cut, Any], None]  # a block: its rows, its columns, the kernel's results


MACHINES = 8
"""Kernels in machine code that are kept."""

_PROGRAMS: dict[object, tuple[Judging, Program]] = {}
_MACHINES: dict[object, tuple[Judging, Native | None]] = {}


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

    def counts(self) -> dict[str, Counter[int]]:
        """Award → ``Overall`` value → how many subjects."""
        return {
            code: Counter(dict(enumerate(np.bincount(row, minlength=len(Overall)).tolist())))
            for code, row in zip(self.awards, self.overall, strict=True)
        }


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
    return law.asked(question.awards)


def _judging(law: Law, question: Question, kind: str) -> Judging:
    law = law.for_issuer(question.issuer)  # two issuers are never merged
    codes = _codes(law, question)
    if kind == "individual":
        titles = (c for c in law.awards if c in TITLES)
        codes = tuple(dict.fromkeys([*titles, *codes]))
    return prepare(law, kind, question.terms, codes, None)


def sweep_many(
    packed: Packed, law: Law, question: Question, *, wanted: Wanted | None = None,
    rolls: Rolls | None = None, threads: int = 2,
) -> ManySweep:  # fmt: skip
    """Judge everyone in ``packed``, people before the collectives whose ``rolls`` count them.

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
    people: People | None = None
    with ThreadPoolExecutor(threads) as pool:
        for kind in packed.kinds_present():
            stratum = Stratum(packed, _judging(law, question, kind), question.year)
            if kind == "collective" and rolls is not None:
                packed.numbers.update(roll_numbers(packed, rolls, people))
            _Writer(stratum, wanted, sweep).judge(pool)
            if kind == "individual" and rolls is not None:
                people = _people(stratum, question, pool)
    return sweep


@dataclass(slots=True)
class Stratum:
    """One kind of subject with its plan; runs any of the plan's values over all of them."""

    packed: Packed
    judging: Judging
    year: int

    def __post_init__(self) -> None:
        missing = self.packed.missing(self.judging.plan.graph.lanes)
        if missing:
            raise LaneMissing(f"{len(missing)} lanes were not folded, first {missing[0]}")

    def run(self, outputs: tuple[Ref, ...], sink: Sink, pool: ThreadPoolExecutor) -> None:
        """Hand ``sink`` each block's outputs in both worlds: everyone as if complete, then those
        with gaps again, in full."""
        plan, packed = self.judging.plan, self.packed
        rows = packed.of_kind(plan.kind)
        whole = len(rows) == len(packed)
        narrow = fits_narrow(plan.graph, packed.depth(self.year))
        blocks = _slices(len(rows)) if whole else _pieces(rows)
        machine = self._machine(outputs) if narrow and len(rows) >= WORTH else None
        if machine is not None:
            self._each(blocks, np.int32, machine, sink, pool)
        else:
            program = self._program(outputs, self._numbers(), narrow=narrow)
            self._blocks(program, blocks, np.int32 if narrow else np.int64, sink, pool)
        gaps = packed.uncertain_rows(plan.graph.lanes, self.year)
        gaps = gaps if whole else np.intersect1d(gaps, rows, assume_unique=True)
        if len(gaps):
            open_lanes = packed.uncertain_lanes(plan.graph.lanes) | self._numbers()
            program = self._program(outputs, open_lanes, narrow=False)
            self._blocks(program, _pieces(gaps), np.int64, sink, pool)

    def _machine(self, outputs: tuple[Ref, ...]) -> Native | None:
        """Machine code for these facts as they are laid out; the last few are kept."""
        if not available():
            return None
        packed = self.packed
        layout = (tuple(packed.words), tuple(packed.slots.items()))
        key = (id(self.judging), outputs, self.year, layout)
        if key not in _MACHINES:
            while len(_MACHINES) >= MACHINES:
                del _MACHINES[next(iter(_MACHINES))]
            graph = self.judging.plan.graph
            made = native(graph, outputs, self._numbers(), packed, self.year)
            _MACHINES[key] = (self.judging, made)
        return _MACHINES[key][1]

    def _numbers(self) -> frozenset[str]:
        lanes = self.judging.plan.graph.lanes
        return frozenset(k for k, lane in lanes.items()
                         if isinstance(lane, Number) and lane.what != "months")  # fmt: skip

    def _program(
        self, outputs: tuple[Ref, ...], open_lanes: frozenset[str], *, narrow: bool
    ) -> Program:
        key = (id(self.judging), outputs, open_lanes, narrow)
        if key not in _PROGRAMS:
            program = Joint(self.judging.plan.graph, open_lanes, narrow, marks=True).program(
                outputs
            )
            _PROGRAMS[key] = (self.judging, program)
        return _PROGRAMS[key][1]

    def _blocks(
        self, program: Program, blocks: Iterator[Rows], dtype: Width, sink: Sink,
        pool: ThreadPoolExecutor,
    ) -> None:  # fmt: skip
        lanes = self.judging.plan.graph.lanes

        def kernel(cut: Cut) -> Any:
            yes, no = np.ones(cut.size, bool), np.zeros(cut.size, bool)
            return program.kernel(cut.columns(program.inputs, lanes), yes, no, dtype)

        self._each(blocks, dtype, kernel, sink, pool)

    def _each(
        self, blocks: Iterator[Rows], dtype: Width, kernel: Callable[[Cut], Any], sink: Sink,
        pool: ThreadPoolExecutor,
    ) -> None:  # fmt: skip
        def one(rows: Rows) -> None:
            cut = Cut(self.packed, rows, self.year, dtype)
            sink(rows, cut, kernel(cut))

        for _ in pool.map(one, blocks):
            pass


@dataclass(slots=True)
class _Writer:
    """Turns a stratum's outputs into the rows of a sweep."""

    stratum: Stratum
    wanted: Wanted
    sweep: ManySweep
    outputs: dict[Ref, int] = field(default_factory=dict)  # graph value → its place
    places: dict[str, tuple[int, ...]] = field(default_factory=dict)  # award → its outputs
    leaves: dict[tuple[str, int, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        plan = self.stratum.judging.plan
        for code in (c for c in plan.roots if c in self.sweep.awards):
            noted, strict = plan.roots[code]
            refs = (strict, plan.applies[code], plan.absent[code],
                    noted if self.wanted.noted else strict,
                    *((plan.held[code],) if self.wanted.held else ()))  # fmt: skip
            self.places[code] = tuple(self._place(ref) for ref in refs)
        if self.wanted.criteria:
            for code in self.places:
                for n, entry in enumerate(plan.judged[code]):
                    for leaf_id, built in entry.leaves.items():
                        self.leaves[code, n, leaf_id] = self._place(built.met)
        for leaf in self.leaves:
            size = len(self.stratum.packed)
            self.sweep.criteria.setdefault(leaf, np.full(size, -1, np.int8))

    def _place(self, ref: Ref) -> int:
        return self.outputs.setdefault(ref, len(self.outputs))

    def judge(self, pool: ThreadPoolExecutor) -> None:
        self.stratum.run(tuple(self.outputs), self._write, pool)

    def _write(self, rows: Rows, cut: Cut, found: Any) -> None:
        half, sweep, on_hold = len(self.outputs), self.sweep, cut.flag(ON_HOLD)
        for code, (strict, applies, absent, noted, *held) in self.places.items():
            column = sweep.awards.index(code)
            state = (on_hold, found[absent], found[applies])
            sweep.overall[column, rows] = overall(found[strict], found[half + strict], *state)
            if sweep.noted is not None:
                sweep.noted[column, rows] = overall(found[noted], found[half + noted], *state)
            if sweep.held is not None:
                sweep.held[column, rows] = found[held[0]]
        for leaf, place in self.leaves.items():
            sweep.criteria[leaf][rows] = status(found[place], found[half + place])


def _people(stratum: Stratum, question: Question, pool: ThreadPoolExecutor) -> People:
    """The year's titles of the people: decided, and in an open round those proposed."""
    plan, packed = stratum.judging.plan, stratum.packed
    codes = [code for code in TITLES if code in plan.roots]
    refs = tuple(ref for code in codes for ref in (plan.roots[code][1], plan.held[code]))
    truths = np.zeros((2 * len(refs) + 2, len(packed)), bool)
    lane = rating_lane("completed")

    def keep(rows: Rows, cut: Cut, found: Any) -> None:
        for n, column in enumerate(found):
            truths[n, rows] = column
        for side in (False, True):
            bound = cut.column(lane, side and cut.dtype is np.int64)  # narrow: nothing is open
            truths[2 * len(refs) + side, rows] = bound & 1 != 0

    stratum.run(refs, keep, pool)
    everyone = Cut(packed, slice(0, len(packed)), question.year, np.int64)
    free = ~packed.on_hold
    titles = {}
    for n, code in enumerate(codes):
        known, held = truths[2 * n], truths[2 * n + 1]
        possible, may_hold = truths[2 * (len(codes) + n)], truths[2 * (len(codes) + n) + 1]
        titles[code] = (held, may_hold)
        if question.terms.round_open:
            listed = everyone.flag(Flag("listed", (code,)))
            titles[code] = (held | (known & listed & free), held | (possible & listed))
        titles[f"{code}.held"] = (held, held)
    return People(titles, (truths[-2], truths[-1]))


def _slices(rows: int) -> Iterator[Rows]:
    for start in range(0, rows, BLOCK):
        yield slice(start, min(start + BLOCK, rows))


def _pieces(rows: Ints) -> Iterator[Rows]:
    for start in range(0, len(rows), BLOCK):
        yield rows[start : start + BLOCK]
