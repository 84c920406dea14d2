"""Subjects judged by laws of their own read as one sweep, and never by a union of overlays."""

from __future__ import annotations

from datetime import date
from random import Random

import numpy as np
import pytest

from tests.rules.histories import messy
from thidua_rules.apart import Apart, judge_apart
from thidua_rules.judging import Question, judge
from thidua_rules.lawbook.resting import resting
from thidua_rules.loading import load_law
from thidua_rules.model.law import Law
from thidua_rules.tables import Register

QUESTION = Question(2025, date(2026, 2, 2))
BARE, ONE = load_law(), load_law(overlays=("demonstration",))
OTHER = load_law(overlays=("bac_ninh_2025",))
TITLE = "advanced_labour_collective"


def split(register: Register) -> tuple[set[str], set[str]]:
    """Every second subject; a collective's members fall on both sides."""
    uids = [subject.uid for subject in register.subjects]
    return set(uids[::2]), set(uids[1::2])


def judged(register: Register, first: Law, second: Law) -> Apart:
    one, other = split(register)
    sweep = judge_apart(register, [(first, one), (second, other)], BARE, QUESTION)
    assert isinstance(sweep, Apart)
    return sweep


@pytest.mark.parametrize("seed", range(3))
def test_the_same_law_twice_is_the_same_sweep(seed: int) -> None:
    """Whoever shares a law is judged alike, whether or not the others are there."""
    register = messy(Random(seed), people=8, units=4)
    whole, apart = judge(register, ONE, QUESTION), judged(register, ONE, ONE)
    for name in ("overall", "noted", "held", "missing"):
        assert (getattr(whole, name) == getattr(apart, name)).all(), name
    assert (whole.earliest() == apart.earliest()).all()
    for kept, parts in ((whole.readings, apart.readings), (whole.scenarios, apart.scenarios)):
        assert set(parts) <= set(kept)
        assert all((kept[code] == parts[code]).all() for code in parts)
    uid = register.subjects[0].uid
    for award in whole.awards:
        assert apart.verdict(uid, award) == whole.verdict(uid, award)


@pytest.mark.parametrize("seed", range(2))
def test_each_is_judged_by_its_own_overlay_and_no_other(seed: int) -> None:
    register = messy(Random(seed), people=4, units=8)
    apart = judged(register, ONE, OTHER)
    wholes = (judge(register, ONE, QUESTION), judge(register, OTHER, QUESTION))
    for law, uids in zip(wholes, split(register), strict=True):
        for uid in uids:
            row = apart.row(uid)
            assert (apart.overall[row] == law.overall[row]).all()
            assert apart.of(uid).law is law.law
            assert apart.verdict(uid, TITLE).provenance.law == law.law.digest
    assert apart.laws == (ONE, OTHER)


def test_the_rules_a_verdict_rests_on_are_each_laws_own() -> None:
    register = messy(Random(3), people=6, units=6)
    apart = judged(register, ONE, OTHER)
    found = resting(apart, TITLE)
    assert found
    stands = np.stack([one.status >= 0 for one in found])
    halves = [resting(part.sweep, TITLE) for part in apart.parts]
    assert len(found) == sum(map(len, halves))
    first, second = stands[: len(halves[0])].any(axis=0), stands[len(halves[0]) :].any(axis=0)
    assert first.any()
    assert second.any()
    assert not (first & second).any()


def test_one_share_is_a_plain_sweep_and_nobody_is_left_out() -> None:
    register = messy(Random(1), people=3, units=1)
    one, other = split(register)
    alone = judge_apart(register, [(ONE, one | other), (OTHER, set())], BARE, QUESTION)
    assert (type(alone), alone.laws) == (type(judge(register, ONE, QUESTION)), (ONE,))
    assert judge_apart(Register(), [], BARE, QUESTION).laws == (BARE,)
    with pytest.raises(ValueError, match="in no share"):
        judge_apart(register, [(ONE, one), (OTHER, set(sorted(other)[1:]))], BARE, QUESTION)
