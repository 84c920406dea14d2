"""The executor for many fills the same lanes as the plain fold, bit for bit."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.parity.generated import registers
from thidua_rules.evaluating.sweep import ON_HOLD, prepare
from thidua_rules.facts import long_service
from thidua_rules.facts.columns import View
from thidua_rules.facts.fold import fold
from thidua_rules.facts.many.duck import DuckFolder
from thidua_rules.facts.many.folding import fold_many
from thidua_rules.facts.many.writing import write_folder
from thidua_rules.facts.packed import Cut
from thidua_rules.loading import load_law
from thidua_rules.model.question import Question
from thidua_rules.tables import Coverage, Death, Post, Register, Retirement, Subject

LAW = load_law()
QUESTION = Question(2025, date(2026, 1, 15))


def lanes_for(kind="individual", question=QUESTION):
    plan = prepare(LAW, kind, question.terms, tuple(LAW.awards), None).plan
    return {**plan.graph.lanes, ON_HOLD.key: ON_HOLD}


def packed_of(register, lanes, as_of=QUESTION.received, year=2025):
    with tempfile.TemporaryDirectory() as folder:
        write_folder(register, Path(folder))
        return fold_many(DuckFolder(Path(folder), threads=1), lanes, as_of, year)


def assert_same(register, lanes, as_of=QUESTION.received, years=(2025,)):
    packed = packed_of(register, lanes, as_of)
    part = replace(register, proposals=[p for p in register.proposals if p.year == 2025])
    facts = fold(part, lanes, as_of)
    assert packed.top == facts.top
    rows = slice(0, len(packed))
    for year in years:
        view = View(facts, year)
        for unpacked in (Cut(packed, rows, year, np.int64), View(packed.facts(rows, lanes), year)):
            for key, lane in lanes.items():
                for upper in (False, True):
                    wanted, found = view.column(lane, upper), unpacked.column(lane, upper)
                    assert np.array_equal(wanted, found), (key, upper, year, wanted, found)
    return packed


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(registers(), st.sampled_from([2023, 2024, 2025, 2026]))
def test_people_fold_to_the_same_lanes(register, year):
    assert_same(register, lanes_for(), years=(year,))


@settings(
    max_examples=4,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
)
@given(registers(kinds=("collective", "individual")))
def test_collectives_fold_to_the_same_lanes(register):
    assert_same(register, lanes_for("collective"))


def test_a_post_still_to_come_does_not_make_the_posts_known():
    register = Register(
        subjects=[Subject("a", joined=date(1990, 1, 1), left=date(2025, 1, 1))],
        posts=[Post("a", "department_director", date(2026, 8, 1))],
        retirements=[Retirement("a", date(2024, 12, 1))],
    )
    assert_same(register, lanes_for())


def test_of_the_retired_without_posts_any_order_is_open_unless_posts_are_said_to_be_complete():
    """Nobody of them is judged one by one; who is not due, or held none, has a plain no."""
    joined, day = date(1990, 1, 1), QUESTION.received
    uids = (
        "retired",
        "dead",
        "long_gone",
        "undated",
        "later",
        "dies_later",
        "complete",
        "partly",
        "serving",
    )
    register = Register(
        subjects=[*(Subject(uid, joined=None if uid == "long_gone" else joined,
                            left=date(2007, 6, 1) if uid == "long_gone" else None)
                    for uid in uids), Subject("unit", "collective")],
        retirements=[
            Retirement("retired", date(2024, 12, 1)), Retirement("undated"),
            Retirement("later", day.replace(year=day.year + 1)),
            Retirement("complete", date(2024, 12, 1)), Retirement("partly", date(2024, 12, 1)),
            Retirement("unit", date(2024, 12, 1)),
        ],
        deaths=[Death("dead", day), Death("long_gone", day),
                Death("dies_later", day.replace(year=day.year + 1))],
        coverage=[Coverage("complete", "posts", 1990, day.year),
                  Coverage("partly", "posts", 2000, day.year)],
    )  # fmt: skip
    lanes = {key: lane for key, lane in lanes_for().items() if getattr(lane, "scale", None)}
    assert_same(register, lanes)
    facts = fold(register, lanes, day)
    assert lanes
    for lower, upper in facts.numbers.values():
        assert not lower.any()
        open_ = {uid for uid, may in zip(facts.subjects, upper, strict=True) if may}
        assert open_ == {"retired", "dead", "long_gone", "partly"}


def test_the_retired_without_posts_are_not_judged_one_by_one(monkeypatch):
    monkeypatch.setattr(long_service, "history_of", None)
    register = Register(
        subjects=[Subject("a"), Subject("b")], retirements=[Retirement("a", date(2024, 12, 1))]
    )
    assert_same(register, lanes_for())
