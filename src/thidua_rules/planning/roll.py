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
from ..evaluating.sweep import Course, Grids, Stratum
from ..facts.columns import Facts, View

HORIZON = 15
"""Years looked ahead: from nothing to the Labour Order takes about thirteen."""

EARNED = ("ratings", "initiatives", "blocs", "body_ratings")


def earliest_years(sweep: Grids) -> NDArray[np.int16]:
    """Subjects × awards: the first year in which the noted text could be met; 0 for none."""
    result = np.zeros(sweep.overall.shape, np.int16)
    for stratum in sweep.strata.values():
        reading = "last_verified" if "last_verified" in stratum.readings else None
        years = _roll(stratum, reading, sweep.question.year)
        for column, code in enumerate(sweep.awards):
            if code in years:
                result[stratum.places, column] = years[code]
    return result


def _roll(stratum: Stratum, reading: str | None, year: int) -> dict[str, NDArray[np.int16]]:
    judging = stratum.judged_by(reading)
    plan = judging.plan
    codes = list(plan.roots)
    kernel = Kernel(plan.graph, tuple(plan.roots[code][0] for code in codes))
    facts = stratum.view(Course(reading, "excellent")).facts
    facts = _best_flags(facts.later_top(max(HORIZON, year + HORIZON - facts.top)))
    first = {code: np.zeros(len(facts), np.int16) for code in codes}
    for ahead in range(HORIZON):
        reference = year + ahead
        if ahead:
            facts = _good_year(facts, plan.graph.lanes, reference)
        met = kernel.run(View(facts, reference))[0]
        for code, truth in zip(codes, met, strict=True):
            first[code] = np.where((first[code] == 0) & truth, reference, first[code])
        facts = _given(facts, plan.graph.lanes, reference, dict(zip(codes, met, strict=True)))
    return first


def _best_flags(facts: Facts) -> Facts:
    """No list limits the future, no hold lasts; a collective's roll is at its best later."""
    flags = {k: f for k, f in facts.flags.items() if not k.startswith(("listed", "on_hold"))}
    flags["on_hold()"] = np.zeros(len(facts), bool)
    return replace(facts, flags=flags)


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
    total = facts.numbers["members.total"][1] if facts.numbers else None
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
