"""The earliest year each award could be met if all goes well from now on.

Year after year the future is assumed at its best: rated excellent, an initiative of every needed
kind, every title and form that has become possible is given, the collective leads its bloc.
Claims (achievements) are not assumed. The text that judges the file now judges every year.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ..compiling.lanes import Lane, YearLane
from ..evaluating.kernel import Kernel
from ..evaluating.sweep import Course, Grids, Judging, Stratum
from ..facts.columns import Facts, View

HORIZON = 15
"""Years looked ahead: from nothing to the Labour Order takes about thirteen."""

EARNED = ("ratings", "initiatives", "blocs", "body_ratings")


def earliest_years(sweep: Grids) -> NDArray[np.int16]:
    """Subjects × awards: the first year in which the noted text could be met; 0 for none.

    Doubts of the law are read strictly; an award that is never met so is looked for leniently.
    """
    result = np.zeros(sweep.overall.shape, np.int16)
    for stratum in sweep.strata.values():
        reading = "last_verified" if "last_verified" in stratum.readings else None
        strict = _roll(stratum, reading, sweep.question.year, 0)
        lenient = _roll(stratum, reading, sweep.question.year, 1)
        for column, code in enumerate(sweep.awards):
            if code in strict:
                first = strict[code]
                if is_read(stratum.judged_by(reading), code):
                    first = np.where(first == 0, lenient[code], first)
                result[stratum.places, column] = first
    return result


def is_read(judging: Judging, code: str) -> bool:
    """Whether every criterion's text has been read; of others nothing can be foreseen."""
    trees = [entry.criteria for entry in judging.plan.judged[code]]
    return all(
        tree is not None and all(leaf.kind != "unread" for leaf in tree.leaves()) for tree in trees
    )


def _roll(
    stratum: Stratum, reading: str | None, year: int, world: int
) -> dict[str, NDArray[np.int16]]:
    """Award → first year met; ``world`` 0 reads the law's doubts strictly, 1 leniently."""
    plan = stratum.judged_by(reading).plan
    codes = list(plan.roots)
    kernel = Kernel(plan.graph, tuple(plan.roots[code][0] for code in codes))
    rated = Course(reading, "excellent")
    course = rated if rated in stratum.numbers or not stratum.numbers else Course(reading)
    facts = stratum.view(course).facts
    facts = _at_best(facts.later_top(max(HORIZON, year + HORIZON - facts.top)))
    first = {code: np.zeros(len(facts), np.int16) for code in codes}
    for ahead in range(HORIZON):
        reference = year + ahead
        if ahead:
            facts = _good_year(facts, plan.graph.lanes, reference)
        met = kernel.run(View(facts, reference))[world]
        for code, truth in zip(codes, met, strict=True):
            first[code] = np.where((first[code] == 0) & truth, reference, first[code])
        facts = _given(facts, plan.graph.lanes, reference, dict(zip(codes, met, strict=True)))
    return first


def _at_best(facts: Facts) -> Facts:
    """No list limits the future, no hold lasts, the gaps in the records hide nothing."""
    flags = {k: f for k, f in facts.flags.items() if not k.startswith(("listed", "on_hold"))}
    flags["on_hold()"] = np.zeros(len(facts), bool)
    known = {table: np.full_like(mask, -1) for table, mask in facts.known.items()}
    return replace(facts, flags=flags, known=known, maybe={})


def _good_year(facts: Facts, lanes: Mapping[str, Lane], year: int) -> Facts:
    bit = np.int64(1 << (facts.top - year))
    masks = dict(facts.masks)
    for key, lane in lanes.items():
        if isinstance(lane, YearLane) and lane.table in EARNED:
            masks[key] = masks[key] | bit
    numbers = dict(facts.numbers)
    for name, (low, high) in facts.numbers.items():
        ideal = _ideal(name, facts)
        if ideal is not None:
            numbers[name] = (ideal, ideal)
        else:
            numbers[name] = (low, high)
    return replace(facts, masks=masks, numbers=numbers, service=facts.service | bit)


def _ideal(name: str, facts: Facts) -> NDArray[np.int64] | None:
    total = facts.numbers["members.total"][1] if "members.total" in facts.numbers else None
    if total is None or name in ("members.total", "members.unrecorded"):
        return None
    bad = name.startswith("members.disciplined") or name == "members.not_completed"
    return np.zeros_like(total) if bad else total


def _given(
    facts: Facts, lanes: Mapping[str, Lane], year: int, met: dict[str, NDArray[np.generic]]
) -> Facts:
    """What has become possible is given: the award's lanes hold the year from now on."""
    bit = facts.top - year
    masks = dict(facts.masks)
    for key, lane in lanes.items():
        if isinstance(lane, YearLane) and lane.table == "awards":
            code = next(w.values[0] for w in lane.where if w.column == "award")
            if code in met:
                masks[key] = masks[key] | (met[code].astype(np.int64) << bit)
    return replace(facts, masks=masks)
