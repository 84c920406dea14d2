"""Whose verdict rests on a criterion, over all subjects of a sweep at once.

A verdict rests on a criterion where the criterion says the same as the verdict and so does every
group on the way up: what is met because all of this is met, what is not met because this is not,
what is open because this is. The criterion alone decides where turning it round would turn the
verdict into its opposite: of what is not met it is all that is missing, nothing else being open.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import cast

import numpy as np
from numpy.typing import NDArray

from ..apart import Apart, Part
from ..compiling.lanes import Flag
from ..compiling.plan import Judged
from ..evaluating.kernel import Kernel
from ..evaluating.sweep import Course, Grids, Judging, Stratum
from ..model.law import Branching, Leaf
from ..model.verdict import Nature, Status

Statuses = NDArray[np.int8]  # MET, NOT_MET, UNKNOWN, ATTESTED; NONE where nothing is said
Truths = NDArray[np.bool_]
NONE = -1


@dataclass(frozen=True, slots=True)
class Resting:
    """One criterion of one standard, over the rows of a sweep.

    ``status``: what is said of the criterion, ``NONE`` for whom the standard is not or where no
    text is judged; ``rests``: the verdict rests on it; ``alone``: it alone decides.
    ``reading``: the other text that was judged where the one in force has not been read.
    """

    award: str
    standard: int  # place among the award's standards
    leaf: Leaf
    status: Statuses
    rests: Truths
    alone: Truths
    reading: str | None


def resting(
    sweep: Grids, award: str, wanted: Callable[[Leaf], bool] | None = None
) -> tuple[Resting, ...]:
    """The criteria of an award that are ``wanted`` (by default all), with whose verdict rests on
    them. An award that the sweep did not judge has none; where several laws judge, each has
    criteria of its own."""
    if isinstance(sweep, Apart):
        return tuple(
            _in_whole(sweep, part, one)
            for part in sweep.parts for one in resting(part.sweep, award, wanted)
        )  # fmt: skip
    found: list[Resting] = []
    if award in sweep.awards:
        for stratum in sweep.strata.values():
            for entry, judging, course in _entries(stratum, award):
                found += _of_entry(sweep, stratum, entry, judging, course, wanted)
    return tuple(found)


def _in_whole(whole: Apart, part: Part, one: Resting) -> Resting:
    """What one law's criterion says, over the rows of all."""
    size = len(whole.subjects)
    return replace(
        one, status=part.spread(one.status, np.full(size, NONE, np.int8)),
        rests=part.spread(one.rests, np.zeros(size, bool)),
        alone=part.spread(one.alone, np.zeros(size, bool)),
    )  # fmt: skip


def _entries(stratum: Stratum, award: str) -> list[tuple[Judged, Judging, Course]]:
    """Each standard by the text that judges; where that is not read, by the last verified one."""
    other = stratum.readings.get("last_verified")
    found = []
    for place, entry in enumerate(stratum.judging.plan.judged.get(award, ())):
        if entry.criteria is not None:
            found.append((entry, stratum.judging, Course()))
        elif other is not None and other.plan.judged[award][place].criteria is not None:
            found.append((other.plan.judged[award][place], other, Course("last_verified")))
    return found


def _of_entry(
    sweep: Grids, stratum: Stratum, entry: Judged, judging: Judging, course: Course,
    wanted: Callable[[Leaf], bool] | None,
) -> list[Resting]:  # fmt: skip
    assert entry.criteria is not None
    chosen = [leaf for leaf in entry.criteria.leaves() if wanted is None or wanted(leaf)]
    if not chosen:
        return []
    statuses = _statuses(stratum, entry, judging, course)
    applies = _applying(stratum, entry)
    verdict = _verdict(entry.criteria, statuses)
    number = sweep.law.awards[entry.award.code].standards.index(entry.standard)
    found = []
    for leaf in chosen:
        rests = _rests(entry.criteria, statuses, leaf, verdict) & applies
        alone = rests & (_turned(entry.criteria, statuses, leaf) == _opposite(verdict))
        found.append(Resting(
            entry.award.code, number, leaf, _spread(sweep, stratum, applies, statuses[leaf.id]),
            _marked(sweep, stratum, rests), _marked(sweep, stratum, alone), course.reading,
        ))  # fmt: skip
    return found


def _applying(stratum: Stratum, entry: Judged) -> Truths:
    groups = entry.standard.groups
    if not groups:
        return np.ones(len(stratum.facts), bool)
    flags: Truths = stratum.facts.flags[Flag("group", groups).key]
    return flags


def _spread(sweep: Grids, stratum: Stratum, applies: Truths, values: Statuses) -> Statuses:
    grid = np.full(len(sweep.subjects), NONE, np.int8)
    grid[stratum.places[applies]] = values[applies]
    return grid


def _marked(sweep: Grids, stratum: Stratum, marks: Truths) -> Truths:
    grid = np.zeros(len(sweep.subjects), bool)
    grid[stratum.places[marks]] = True
    return grid


# -- what is said of each criterion ---------------------------------------------------------------
def _statuses(
    stratum: Stratum, entry: Judged, judging: Judging, course: Course
) -> Mapping[str, Statuses]:
    """Leaf → status, as the verdict joins them: what is not verified stays open, unless another
    reading is judged as noted."""
    built = entry.firm if course.reading is None else entry.leaves
    groups = ",".join(entry.standard.groups)
    key = f"resting {entry.award.code}/{entry.standard.kind}/{groups}"
    if key not in judging.details:
        outputs = tuple(one.met for one in built.values())
        judging.details[key] = Kernel(judging.plan.graph, outputs)
    known, possible = judging.details[key].run(stratum.view(course))
    assert entry.criteria is not None
    leaves = {leaf.id: leaf for leaf in entry.criteria.leaves()}
    size = len(stratum.facts)
    return {
        id_: _status(leaves[id_], cast("Truths", known[n]), cast("Truths", possible[n]), size)
        for n, id_ in enumerate(built)
    }


def _status(leaf: Leaf, known: Truths, possible: Truths, size: int) -> Statuses:
    if leaf.nature is Nature.CONDUCT:
        return np.full(size, Status.ATTESTED, np.int8)
    says = np.where(known, Status.MET, np.where(possible, Status.UNKNOWN, Status.NOT_MET))
    return np.broadcast_to(says.astype(np.int8), (size,))


# -- the tree -------------------------------------------------------------------------------------
def _verdict(tree: Branching, statuses: Mapping[str, Statuses]) -> Statuses:
    """MET, NOT_MET or UNKNOWN of a whole tree, in three-valued logic."""
    parts = [_of_child(child, statuses) for child in tree.children]
    least, most = (Status.NOT_MET, Status.MET) if tree.op == "all" else (Status.MET, Status.NOT_MET)
    settled = np.logical_or.reduce([part == least for part in parts])
    unknown = np.logical_or.reduce([part == Status.UNKNOWN for part in parts])
    found: Statuses = np.where(settled, least, np.where(unknown, Status.UNKNOWN, most))
    return found.astype(np.int8)


def _of_child(child: Leaf | Branching, statuses: Mapping[str, Statuses]) -> Statuses:
    if isinstance(child, Branching):
        return _verdict(child, statuses)
    says = statuses[child.id]
    met: Statuses = np.where(says == Status.ATTESTED, np.int8(Status.MET), says)
    return met


def _rests(
    tree: Branching, statuses: Mapping[str, Statuses], leaf: Leaf, verdict: Statuses
) -> Truths:
    """Where the criterion and each group above it say what the whole says."""
    for child in tree.children:
        here = child is leaf
        if here or (isinstance(child, Branching) and any(one is leaf for one in child.leaves())):
            same: Truths = _of_child(child, statuses) == verdict
            if here or isinstance(child, Leaf):
                return same
            return same & _rests(child, statuses, leaf, verdict)
    message = f"the criterion «{leaf.id}» does not stand in this tree"
    raise ValueError(message)


def _turned(tree: Branching, statuses: Mapping[str, Statuses], leaf: Leaf) -> Statuses:
    """The verdict if the criterion, with all its sides, said the opposite."""
    says = _of_child(leaf, statuses)
    demand = leaf.facet_of or leaf.id
    turned = {
        side.id: np.where(_of_child(side, statuses) == says, _opposite(says), statuses[side.id])
        for side in tree.leaves() if demand in (side.id, side.facet_of)
    }  # fmt: skip
    return _verdict(tree, {**statuses, **turned})


def _opposite(says: Statuses) -> Statuses:
    """What is open is taken as met."""
    return np.where(says == Status.MET, Status.NOT_MET, Status.MET).astype(np.int8)
