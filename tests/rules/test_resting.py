"""Whose verdict rests on a criterion: the whole sweep at once, against the trees one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from tests.rules.histories import messy
from thidua_rules import tables as t
from thidua_rules.evaluating.detail import Detail
from thidua_rules.judging import Question, Sweep, judge
from thidua_rules.lawbook.resting import NONE, resting
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import CriterionResult, Group, Overall, Status

LAW = load_law()
FIGHTER = "emulation_fighter_grassroots"
VERDICT = {
    Overall.ELIGIBLE: Status.MET, Overall.NOT_ELIGIBLE: Status.NOT_MET,
    Overall.UNDETERMINED: Status.UNKNOWN,
}  # fmt: skip


def leaves(group: Group, above: tuple[Status, ...] = ()) -> Iterator[tuple[CriterionResult, bool]]:
    """Each criterion, and whether it and every group on the way up say the same."""
    path = (*above, group.status)
    for child in group.children:
        if isinstance(child, Group):
            yield from leaves(child, path)
        else:
            says = Status.MET if child.status is Status.ATTESTED else child.status
            yield child, set(path) == {says}


@pytest.fixture(scope="module")
def swept() -> Sweep:
    register = messy(Random(20261), 40, 10)
    # What rests on a revoked award is judged again for each verdict: another matter, and slow.
    register = replace(register, awards=[row._replace(revoked=None) for row in register.awards])
    return judge(register, LAW, Question(2025, date(2026, 1, 15)))


def test_statuses_and_reasons_are_those_of_each_tree(swept: Sweep) -> None:
    """Where every criterion is verified, the sweep at once and the verdicts one by one agree."""
    detail, compared = Detail(swept), 0
    for award in swept.awards:
        found = resting(swept, award)
        for row, uid in enumerate(swept.subjects):
            tree = detail.verdict(uid, award, None).tree
            own = {one.leaf.id: one for one in found if one.status[row] != NONE}
            judged = list(leaves(tree)) if tree else []
            if any(one.citation.sureness.value != "verified" for one, _ in judged):
                continue
            assert {one.id for one, _ in judged} == set(own)
            for one, rests in judged:
                assert own[one.id].status[row] == one.status, (uid, award, one.id)
                assert bool(own[one.id].rests[row]) == rests, (uid, award, one.id)
                compared += 1
    assert compared > 500


def test_every_verdict_rests_on_something(swept: Sweep) -> None:
    for column, award in enumerate(swept.awards):
        found = resting(swept, award)
        for row in range(len(swept.subjects)):
            overall = Overall(int(swept.overall[row, column]))
            texts = [one for one in found if one.status[row] != NONE and one.reading is None]
            if overall not in VERDICT or not texts or overall is Overall.ELIGIBLE:
                continue
            assert any(one.rests[row] for one in texts), (swept.subjects[row], award)


def person(uid: str, *, rating: str, initiatives: int = 0) -> t.Register:
    covered = [t.Coverage(uid, table, 2010, 2026) for table in ("ratings", "awards", "initiatives")]
    return t.Register(
        subjects=[t.Subject(uid, "individual", "official", joined=date(2010, 1, 1))],
        ratings=[t.Rating(uid, 2025, rating)], coverage=covered,
        initiatives=[t.Initiative(uid, 2025, "base", "initiative") for _ in range(initiatives)],
    )  # fmt: skip


def told(register: t.Register, on: date = date(2026, 1, 15), year: int = 2025) -> dict:
    found = resting(judge(register, LAW, Question(year, on)), FIGHTER)
    return {one.leaf.id: one for one in found if one.status[0] != NONE}


def test_one_thing_alone_stands_in_the_way() -> None:
    found = told(person("p", rating="good"))
    assert {id_ for id_, one in found.items() if one.rests[0]} == {
        "excellent", "initiative", "science_work",
    }  # fmt: skip
    assert {id_ for id_, one in found.items() if one.alone[0]} == {
        "excellent", "initiative", "science_work",
    }  # fmt: skip
    assert found["advanced_worker_standard"].status[0] == Status.MET


def test_of_two_ways_neither_decides_alone() -> None:
    found = told(person("p", rating="excellent", initiatives=1))
    assert found["excellent"].rests[0]
    assert found["initiative"].rests[0]
    assert not found["excellent"].alone[0]
    assert found["advanced_worker_standard"].alone[0]
    assert not found["science_work"].rests[0]


def test_an_unread_text_is_judged_by_the_last_verified_one() -> None:
    found = told(person("p", rating="good"), date(2027, 1, 15), 2026)
    assert {one.reading for one in found.values()} == {"last_verified"}


def test_only_what_is_wanted_is_looked_at(swept: Sweep) -> None:
    found = resting(swept, FIGHTER, lambda leaf: leaf.id == "initiative")
    assert {one.leaf.id for one in found} == {"initiative"}
    assert resting(swept, "no_such_award") == ()


@pytest.mark.parametrize("award", [FIGHTER, "emulation_fighter_ministry_province"])
def test_where_more_is_open_or_missing_no_criterion_is_all_that_is_missing(swept, award) -> None:
    """Met alone, it would meet the standard: nothing else is missing and nothing is open."""
    column = swept.awards.index(award)
    failed = swept.overall[:, column] == Overall.NOT_ELIGIBLE
    several = 0
    for one in resting(swept, award):
        near = one.alone & (one.status == Status.NOT_MET) & failed
        assert set(swept.missing[near, column]) <= {1}, one.leaf.id
        several += int((one.rests & ~one.alone & failed).sum())
    assert several > 10


def test_a_criterion_beside_an_open_one_is_not_all_that_is_missing() -> None:
    """Turned round it would leave the verdict open, not meet the standard."""
    register = replace(person("p", rating="good"), ratings=[], coverage=[
        t.Coverage("p", table, 2010, 2026) for table in ("awards", "initiatives")
    ])  # fmt: skip
    found = told(register)
    missing = {id_ for id_, one in found.items() if one.status[0] == Status.NOT_MET}
    assert "initiative" in missing
    assert not any(found[id_].alone[0] for id_ in missing)
