"""Everyone against every award: strata in order, both worlds, other readings, scenarios."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import NamedTuple, TypeVar, cast

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
from .members import TITLES, Bounds, PeopleResult, member_numbers
from .outcome import overall

READINGS = ("last_verified", "draft")
SCENARIOS = ("good", "excellent")
ON_HOLD = Flag("on_hold")
Grid = NDArray[np.int8]
Truths = NDArray[np.bool_]
Pair = tuple[Truths, Truths]  # known, possible
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


class Course(NamedTuple):
    """One course of things: a reading of the law (None: as it stands), and how the ratings not
    given yet turn out (None: as they are, not known)."""

    reading: str | None = None
    level: str | None = None


AS_IT_IS = Course()


@dataclass(slots=True)
class Stratum:
    """One kind of subject of a register, with its facts and its place in the sweep's rows.

    ``numbers``: what the rolls of collectives say in each course; their members' titles come out
    otherwise under another reading of the law, or once ratings are given.
    """

    kind: str
    register: Register
    places: Ints
    facts: Facts
    judging: Judging
    readings: dict[str, Judging]
    year: int
    numbers: dict[Course, dict[str, Bounds]] = field(default_factory=dict)

    def view(self, course: Course | None = None) -> View:
        """The facts as seen from the reference year, in one course of things."""
        course = course or AS_IT_IS
        numbers = {**self.facts.numbers, **self.numbers.get(course, {})}
        facts = replace(self.facts, numbers=numbers)
        view = View(facts, self.year)
        return view if course.level is None else with_rating(view, course.level)

    def judged_by(self, reading: str | None) -> Judging:
        """The plan of the text in force (None) or of another reading, where this kind has it."""
        return self.judging if reading is None else self.readings.get(reading, self.judging)


@dataclass(slots=True)
class Grids:
    """Results for every subject (rows, in the register's order) and award (columns).

    Grids hold ``Overall`` values. ``readings``: reading → result; ``scenarios``: rating →
    result if the ratings not given yet turn out so; ``foreseen``: (reading, rating) → both.
    ``held`` says that the award of this very year is already held.
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
    foreseen: dict[tuple[str, str], Grid] = field(default_factory=dict)
    strata: dict[str, Stratum] = field(default_factory=dict)
    _rows: dict[str, int] = field(default_factory=dict)

    def row(self, uid: str) -> int:
        """The subject's row. Raises KeyError for an unknown subject."""
        if not self._rows:
            self._rows.update({uid: n for n, uid in enumerate(self.subjects)})
        return self._rows[uid]


def empty_grids(cls: type[G], register: Register, law: Law, question: Question) -> G:
    """Grids of the right shape in which nothing is applicable yet."""
    codes = law.asked(question.awards)
    shape = (len(register.subjects), len(codes))
    return cls(
        law, question, register, tuple(s.uid for s in register.subjects), codes,
        overall=np.full(shape, Overall.NOT_APPLICABLE, np.int8),
        held=np.zeros(shape, bool),
        noted=np.full(shape, Overall.NOT_APPLICABLE, np.int8),
    )  # fmt: skip


def judge_into(sweep: Grids) -> None:
    """Judge every subject of the register, people before the collectives that count them."""
    strata = [s for kind in KINDS if (s := _stratum(sweep, kind)) is not None]
    sweep.strata = {stratum.kind: stratum for stratum in strata}
    for course in _courses(sweep):
        grid = _grid(sweep, course)
        people: PeopleResult | None = None
        for stratum in strata:
            people = _judge_stratum(sweep, stratum, course, grid, people) or people


def _courses(sweep: Grids) -> list[Course]:
    """As it is first; other readings where the text is not read; ratings that are missing."""
    readings = [code for code in READINGS if any(code in s.readings for s in sweep.strata.values())]
    unrated = any(_unrated(stratum).any() for stratum in sweep.strata.values())
    levels = SCENARIOS if unrated else ()
    return [Course(r, v) for v in (None, *levels) for r in (None, *readings)]


def _unrated(stratum: Stratum) -> NDArray[np.bool_]:
    facts = stratum.facts
    missing = stratum.view().shifted(facts.service & ~facts.known["ratings"])
    first: Truths = (missing & 1) != 0
    return first


def _grid(sweep: Grids, course: Course) -> Grid:
    """Where a course's result stands; what it does not judge stays as it is."""
    if course == AS_IT_IS:
        return sweep.overall
    grid = sweep.overall.copy()
    if course.level is None:
        sweep.readings[str(course.reading)] = grid
    elif course.reading is None:
        sweep.scenarios[course.level] = grid
    else:
        sweep.foreseen[course.reading, course.level] = grid
    return grid


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
    part = _part(register, places, question.year)
    lanes: dict[str, Lane] = {rating_lane(level).key: rating_lane(level) for level in RATINGS}
    lanes |= {lane.key: lane for lane in (ON_HOLD, *(Flag("listed", (c,)) for c in TITLES))}
    for one in (judging, *readings.values()):
        lanes |= one.plan.graph.lanes
    facts = fold(part, lanes, question.received)
    return Stratum(kind, part, np.array(places), facts, judging, readings, question.year)


def _part(register: Register, places: list[int], year: int) -> Register:
    """Some subjects of a register; of the rounds' lists, that of the reference year alone."""
    return replace(
        register,
        subjects=[register.subjects[n] for n in places],
        proposals=[row for row in register.proposals if row.year == year],
        coverage=[row for row in register.coverage
                  if row.table != "proposals" or row.starts <= year <= row.ends],
    )  # fmt: skip


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

    noted: dict[str, Pair]
    strict: dict[str, Pair]
    applies: dict[str, Truths]
    absent: dict[str, Truths]
    held: dict[str, Truths]
    may_hold: dict[str, Truths]


def run_roots(judging: Judging, view: View) -> Roots:
    """Run the swept outputs of a plan over a view."""
    known, possible = (cast("list[Truths]", world) for world in judging.roots.run(view))
    plan = judging.plan
    codes = list(plan.roots)
    both = list(zip(known, possible, strict=True))
    single = [dict(zip(codes, known[at:], strict=False)) for at in _starts(len(codes))]
    return Roots(
        noted=dict(zip(codes, both[0::2], strict=False)),
        strict=dict(zip(codes, both[1::2], strict=False)),
        applies=single[0], absent=single[1], held=single[2],
        may_hold=dict(zip(codes, possible[4 * len(codes) :], strict=True)),
    )  # fmt: skip


def _starts(awards: int) -> tuple[int, int, int]:
    """Where ``applies``, ``absent`` and ``held`` begin, behind a pair of outputs an award."""
    return 2 * awards, 3 * awards, 4 * awards


def _judge_stratum(
    sweep: Grids, stratum: Stratum, course: Course, grid: Grid, people: PeopleResult | None
) -> PeopleResult | None:
    """Judge one kind in one course; people are handed on to the collectives that count them."""
    if stratum.kind == "collective":
        stratum.numbers[course] = member_numbers(stratum.register, stratum.year, people)
    view = stratum.view(course)
    roots = run_roots(stratum.judged_by(course.reading), view)
    on_hold = stratum.facts.flags[ON_HOLD.key]
    pairs = roots.strict if course.reading is None else roots.noted
    _fill(sweep, stratum, grid, overall_of(roots, pairs, on_hold))
    if course == AS_IT_IS:
        _fill(sweep, stratum, sweep.noted, overall_of(roots, roots.noted, on_hold))
        for column, code in enumerate(sweep.awards):
            if code in roots.held:
                sweep.held[stratum.places, column] = roots.held[code]
    if stratum.kind != "individual":
        return None
    return _people(stratum, view, roots, pairs, open_=sweep.question.terms.round_open)


def overall_of(
    roots: Roots, pairs: Mapping[str, Pair], on_hold: NDArray[np.bool_]
) -> dict[str, Grid]:
    """Award → overall: not applicable, not in force, on hold, then three-valued."""
    return {
        code: overall(known, possible, on_hold, roots.absent[code], roots.applies[code])
        for code, (known, possible) in pairs.items()
    }


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


def _people(
    stratum: Stratum, view: View, roots: Roots, pairs: Mapping[str, Pair], *, open_: bool
) -> PeopleResult:
    """The year's titles of the people: decided, and in an open round those proposed."""
    flags = stratum.facts.flags
    on_hold = flags[ON_HOLD.key]
    titles = {}
    for code in (c for c in TITLES if c in pairs):
        held, listed = roots.held[code], flags[Flag("listed", (code,)).key]
        titles[code] = (held, roots.may_hold[code])
        if open_:
            known, possible = pairs[code]
            titles[code] = (held | (known & listed & ~on_hold), held | (possible & listed))
        titles[f"{code}.held"] = (held, held)
    lane = rating_lane("completed")
    lower, upper = (view.mask(lane, side) & 1 != 0 for side in (False, True))
    rows = {s.uid: n for n, s in enumerate(stratum.register.subjects)}
    return PeopleResult(rows, titles, (lower, upper))
