"""Everyone against every award: strata in order, both worlds, other readings, scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from ..compiling.lanes import Flag, Lane
from ..compiling.leaves import rating_lane
from ..compiling.plan import Plan, Planner
from ..facts.columns import Facts, Ints, View
from ..facts.fold import fold
from ..model.law import Law
from ..model.question import Question, Terms
from ..model.verdict import Overall
from ..tables import KINDS, RATINGS, Register
from .kernel import Kernel
from .members import TITLES, PeopleResult, member_numbers

READINGS = ("last_verified", "draft")
SCENARIOS = ("good", "excellent")
ON_HOLD = Flag("on_hold")
Grid = NDArray[np.int8]
G = TypeVar("G", bound="Grids")


@dataclass(slots=True)
class Judging:
    """A plan with its kernels: ``roots`` swept for everyone, details emitted when explained."""

    plan: Plan
    roots: Kernel
    details: dict[str, Kernel] = field(default_factory=dict)


@lru_cache(maxsize=256)
def prepare(
    law: Law, kind: str, terms: Terms, codes: tuple[str, ...], reading: str | None
) -> Judging:
    """Compile (once for the same terms) what judges one kind of subject."""
    plan = Planner(law, kind, terms, reading).plan(codes)
    outputs = [ref for roots in plan.roots.values() for ref in roots]
    outputs += [*plan.applies.values(), *plan.absent.values(), *plan.held.values()]
    return Judging(plan, Kernel(plan.graph, tuple(outputs)))


@dataclass(slots=True)
class Stratum:
    """One kind of subject of a register, with its facts and its place in the sweep's rows."""

    kind: str
    register: Register
    places: Ints
    facts: Facts
    judging: Judging
    readings: dict[str, Judging]
    view: View


@dataclass(slots=True)
class Grids:
    """Results for every subject (rows, in the register's order) and award (columns).

    ``overall``, ``readings`` and ``scenarios`` hold ``Overall`` values; ``held`` says that the
    award of this very year is already held.
    """

    law: Law
    question: Question
    register: Register
    subjects: tuple[str, ...]
    awards: tuple[str, ...]
    overall: Grid
    held: NDArray[np.bool_]
    noted: Grid
    readings: dict[str, Grid] = field(default_factory=dict)
    scenarios: dict[str, Grid] = field(default_factory=dict)
    strata: dict[str, Stratum] = field(default_factory=dict)
    _rows: dict[str, int] = field(default_factory=dict)

    def row(self, uid: str) -> int:
        """The subject's row. Raises KeyError for an unknown subject."""
        if not self._rows:
            self._rows.update({uid: n for n, uid in enumerate(self.subjects)})
        return self._rows[uid]


def empty_grids(cls: type[G], register: Register, law: Law, question: Question) -> G:
    """Grids of the right shape in which nothing is applicable yet."""
    codes = question.awards or tuple(law.awards)
    shape = (len(register.subjects), len(codes))
    return cls(
        law, question, register, tuple(s.uid for s in register.subjects), codes,
        overall=np.full(shape, Overall.NOT_APPLICABLE, np.int8),
        held=np.zeros(shape, bool),
        noted=np.full(shape, Overall.NOT_APPLICABLE, np.int8),
    )  # fmt: skip


def judge_into(sweep: Grids) -> None:
    """Judge every subject of the register, people before the collectives that count them."""
    people: PeopleResult | None = None
    for kind in KINDS:
        stratum = _stratum(sweep, kind)
        if stratum is not None:
            people = _judge_stratum(sweep, stratum, people) or people


def _stratum(sweep: Grids, kind: str) -> Stratum | None:
    register, law, question = sweep.register, sweep.law, sweep.question
    codes = sweep.awards
    places = [n for n, s in enumerate(register.subjects) if s.kind == kind]
    if not places:
        return None
    wanted = _with_member_titles(codes, law) if kind == "individual" else codes
    judging = prepare(law, kind, question.terms, wanted, None)
    readings = {
        code: prepare(law, kind, question.terms, wanted, code)
        for code in READINGS if _has_reading(judging.plan, code)
    }  # fmt: skip
    part = replace(register, subjects=[register.subjects[n] for n in places])
    lanes: dict[str, Lane] = {rating_lane(level).key: rating_lane(level) for level in RATINGS}
    lanes |= {lane.key: lane for lane in (ON_HOLD, *(Flag("listed", (c,)) for c in TITLES))}
    for one in (judging, *readings.values()):
        lanes |= one.plan.graph.lanes
    facts = fold(part, lanes, question.received)
    return Stratum(kind, part, np.array(places), facts, judging, readings,
                   View(facts, question.year))  # fmt: skip


def _with_member_titles(codes: tuple[str, ...], law: Law) -> tuple[str, ...]:
    """Collectives count their members' titles, so these are judged whatever was asked."""
    return tuple(dict.fromkeys([*(c for c in law.awards if c in TITLES), *codes]))


def _has_reading(plan: Plan, code: str) -> bool:
    return any(
        reading.code == code
        for entries in plan.judged.values()
        for entry in entries if entry.version
        for reading in entry.version.readings
    )  # fmt: skip


@dataclass(slots=True)
class Roots:
    """A plan's swept outputs by award, in both worlds."""

    noted: dict[str, tuple[NDArray[np.bool_], NDArray[np.bool_]]]
    strict: dict[str, tuple[NDArray[np.bool_], NDArray[np.bool_]]]
    applies: dict[str, NDArray[np.bool_]]
    absent: dict[str, NDArray[np.bool_]]
    held: dict[str, NDArray[np.bool_]]


def run_roots(judging: Judging, view: View) -> Roots:
    """Run the swept outputs of a plan over a view."""
    known, possible = judging.roots.run(view)
    plan = judging.plan
    codes, step = list(plan.roots), 2 * len(plan.roots)
    pairs = {c: 2 * n for n, c in enumerate(codes)}
    return Roots(
        noted={c: (known[i], possible[i]) for c, i in pairs.items()},  # type: ignore[misc]
        strict={c: (known[i + 1], possible[i + 1]) for c, i in pairs.items()},  # type: ignore[misc]
        applies={c: known[step + n] for n, c in enumerate(codes)},  # type: ignore[misc]
        absent={c: known[step + len(codes) + n] for n, c in enumerate(codes)},  # type: ignore[misc]
        held={c: known[step + 2 * len(codes) + n] for n, c in enumerate(codes)},  # type: ignore[misc]
    )


def _judge_stratum(
    sweep: Grids, stratum: Stratum, people: PeopleResult | None
) -> PeopleResult | None:
    if stratum.kind == "collective":
        numbers = member_numbers(stratum.register, sweep.question.year, people)
        stratum.facts.numbers.update(numbers)
    sweep.strata[stratum.kind] = stratum
    roots = run_roots(stratum.judging, stratum.view)
    on_hold = stratum.facts.flags[ON_HOLD.key]
    _fill(sweep, stratum, sweep.overall, overall_of(roots, roots.strict, on_hold))
    _fill(sweep, stratum, sweep.noted, overall_of(roots, roots.noted, on_hold))
    for column, code in enumerate(sweep.awards):
        if code in roots.held:
            sweep.held[stratum.places, column] = roots.held[code]
    for code, judging in stratum.readings.items():
        other = run_roots(judging, stratum.view)
        grid = sweep.readings.setdefault(code, sweep.overall.copy())
        _fill(sweep, stratum, grid, overall_of(other, other.noted, on_hold))
    _scenarios(sweep, stratum, on_hold)
    return _people(stratum, roots, on_hold) if stratum.kind == "individual" else None


def overall_of(
    roots: Roots,
    pairs: Mapping[str, tuple[NDArray[np.bool_], NDArray[np.bool_]]],
    on_hold: NDArray[np.bool_],
) -> dict[str, Grid]:
    """Award → overall: not applicable, not in force, on hold, then three-valued."""
    result = {}
    for code, (known, possible) in pairs.items():
        grid = np.where(possible, Overall.UNDETERMINED, Overall.NOT_ELIGIBLE)
        grid = np.where(known, Overall.ELIGIBLE, grid)
        grid = np.where(on_hold, Overall.ON_HOLD, grid)
        grid = np.where(roots.absent[code], Overall.NOT_IN_FORCE, grid)
        grid = np.where(roots.applies[code], grid, Overall.NOT_APPLICABLE)
        result[code] = grid.astype(np.int8)
    return result


def _fill(sweep: Grids, stratum: Stratum, grid: Grid, columns: Mapping[str, Grid]) -> None:
    for column, code in enumerate(sweep.awards):
        if code in columns:
            grid[stratum.places, column] = columns[code]


def with_rating(view: View, level: str) -> View:
    """The view in which every rating of the reference year not given yet is ``level``."""
    facts, year = view.facts, view.year
    assert isinstance(year, int)
    bit = np.int64(1 << (facts.top - year)) if facts.top >= year else np.int64(0)
    missing = facts.service & ~facts.known["ratings"] & bit
    masks = dict(facts.masks)
    for rank, word in enumerate(RATINGS):
        key = rating_lane(word).key
        if key in masks and rank <= RATINGS.index(level):
            masks[key] = masks[key] | missing
    known = {**facts.known, "ratings": facts.known["ratings"] | missing}
    return View(replace(facts, masks=masks, known=known), year)


def _scenarios(sweep: Grids, stratum: Stratum, on_hold: NDArray[np.bool_]) -> None:
    facts, year = stratum.facts, sweep.question.year
    bit = 1 << (facts.top - year) if facts.top >= year else 0
    if not (facts.service & ~facts.known["ratings"] & bit).any():
        return
    for level in SCENARIOS:
        roots = run_roots(stratum.judging, with_rating(stratum.view, level))
        grid = sweep.scenarios.setdefault(level, sweep.overall.copy())
        _fill(sweep, stratum, grid, overall_of(roots, roots.strict, on_hold))


def _people(stratum: Stratum, roots: Roots, on_hold: NDArray[np.bool_]) -> PeopleResult:
    flags = stratum.facts.flags
    titles = {}
    for code in TITLES:
        if code in roots.strict:
            known, possible = roots.strict[code]
            held, free = roots.held[code], flags[Flag("listed", (code,)).key] & ~on_hold
            titles[code] = (held | (known & free), held | possible)
            titles[f"{code}.held"] = (held, held)
    lane = rating_lane("completed")
    lower, upper = (stratum.view.mask(lane, side) & 1 != 0 for side in (False, True))
    rows = {s.uid: n for n, s in enumerate(stratum.register.subjects)}
    return PeopleResult(rows, titles, (lower, upper))
