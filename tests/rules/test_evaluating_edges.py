"""Judging at the edges: blocks of rows, the same work twice, what is missing, counts of a sweep."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import numpy as np
import pytest

from thidua_rules.compiling.emitting import WORLDS
from thidua_rules.evaluating import kernel
from thidua_rules.evaluating.leaf_result import needed_members
from thidua_rules.evaluating.many import ManySweep
from thidua_rules.evaluating.members import _from_row
from thidua_rules.evaluating.sweep import prepare
from thidua_rules.evaluating.tree import _join, is_far
from thidua_rules.facts.columns import View
from thidua_rules.facts.fold import fold
from thidua_rules.judging import Question, judge
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import Nature, Overall, Status
from thidua_rules.tables import Members, Rating, Register, Subject

LAW = load_law()
QUESTION = Question(2025, date(2026, 1, 15))
LEVELS = ("excellent", "good", "completed", "not_completed")


def test_the_counts_of_a_sweep_name_every_outcome() -> None:
    found = np.array([[Overall.ELIGIBLE, Overall.ELIGIBLE, Overall.UNDETERMINED]], np.int8)
    counts = ManySweep(np.arange(3), ("advanced_worker",), found).counts()
    assert counts.keys() == {"advanced_worker"}
    assert counts["advanced_worker"] == {
        int(one): {Overall.ELIGIBLE: 2, Overall.UNDETERMINED: 1}.get(one, 0) for one in Overall
    }
    assert sum(counts["advanced_worker"].values()) == 3


@pytest.mark.parametrize("block", [1, 2, 3, 7, 8])
def test_rows_are_judged_alike_in_blocks_of_any_size(
    block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [Subject(f"p{n}", joined=date(2005, 1, 1)) for n in range(7)]
    ratings = [Rating(f"p{n}", 2025, LEVELS[n % 4]) for n in range(6)]
    judging = prepare(LAW, "individual", QUESTION.terms, ("advanced_worker",), None)
    graph = judging.plan.graph
    facts = fold(Register(subjects=people, ratings=ratings), graph.lanes, QUESTION.received)
    outputs = judging.plan.roots["advanced_worker"]
    whole = kernel.Kernel(graph, outputs).run(View(facts, 2025))
    monkeypatch.setattr(kernel, "BLOCK", block)
    parts = kernel.Kernel(graph, outputs).run(View(facts, 2025))
    for one, other in zip(whole, parts, strict=True):
        assert [column.tolist() for column in one] == [column.tolist() for column in other]
    assert len(whole) == len(WORLDS)
    known, possible = (column.tolist() for column in (whole[0][1], whole[1][1]))
    assert len(set(known)) == len(set(possible)) == 2, "not everyone is judged alike"


def test_a_known_truth_is_met_a_possible_one_unknown_none_not_met() -> None:
    known, possible = np.array([True, True, False, False]), np.array([True, False, True, False])
    assert kernel.status(known, possible).tolist() == [
        Status.MET, Status.MET, Status.UNKNOWN, Status.NOT_MET,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("total", "percent", "strictly", "least"),
    [(20, 70, False, 14), (9, 70, False, 7), (20, 50, True, 11), (21, 50, True, 11),
     (0, 70, False, 0), (0, 50, True, 1), (10, 100, False, 10), (1, 1, False, 1)],
)  # fmt: skip
def test_the_least_number_of_members(total: int, percent: int, strictly: bool, least: int) -> None:
    assert needed_members(total, percent, strictly) == least


def test_a_vote_stands_beside_the_verdict_as_a_procedure() -> None:
    sweep = judge(Register(subjects=[Subject("a", joined=date(2005, 1, 1))]), LAW, QUESTION)
    found = sweep.verdict("a", "emulation_fighter_national").procedures
    votes = [one for one in found if one.leaf == "vote"]
    assert [(one.required, one.status, one.nature) for one in votes] == [
        (90, Status.PROCEDURE, Nature.PROCEDURE)
    ]
    assert votes[0].label["vi"]
    assert str(votes[0].citation) == "Nghị định 152/2025/NĐ-CP Điều 33.5"
    assert votes[0].tokens["of"] == "all_members"


def test_a_counted_roll_has_no_member_without_records() -> None:
    values = _from_row(Members("unit", 2025, total=10, advanced_worker=7, all_completed=True))
    assert values["members.total"] == (10, 10)
    assert values["members.unrecorded"] == (0, 0)
    assert values["members.advanced_worker"] == values["members.advanced_worker.held"] == (7, 7)
    assert values["members.emulation_fighter_grassroots"] == (0, 10)
    assert values["members.not_completed"] == (0, 0)
    not_all = Members("unit", 2025, total=10, all_completed=False)
    assert _from_row(not_all)["members.not_completed"] == (1, 1)
    assert _from_row(Members("unit", 2025, total=10))["members.not_completed"] == (0, 1)


@pytest.mark.parametrize(
    ("nature", "leaf", "params", "far"),
    [(Nature.CLAIM, "achievement", {}, True), (Nature.RECORD, "rating", {}, False),
     (Nature.RECORD, "long_service", {}, True), (Nature.RECORD, "bloc", {"leader": True}, True),
     (Nature.RECORD, "bloc", {"leader": False}, False), (Nature.RECORD, "bloc", {}, False),
     (Nature.RECORD, "rating", {"leader": True}, False)],
)  # fmt: skip
def test_what_nobody_fills_by_trying_is_far(
    nature: Nature, leaf: str, params: dict[str, object], far: bool
) -> None:
    assert is_far(nature, leaf, params) is far


M, N, U, A = Status.MET, Status.NOT_MET, Status.UNKNOWN, Status.ATTESTED


@pytest.mark.parametrize(
    ("op", "children", "wanted"),
    [
        ("all", (M, M), M), ("all", (M, U), U), ("all", (U, N), N),
        ("any", (N, N), N), ("any", (N, U), U), ("any", (U, M), M), ("any", (N, A), M),
    ],
)  # fmt: skip
def test_a_group_stands_as_its_parts_let_it(op, children, wanted) -> None:
    assert _join(op, [SimpleNamespace(status=status) for status in children]) is wanted
