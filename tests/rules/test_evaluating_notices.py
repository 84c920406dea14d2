"""What stands beside a verdict, what is missing by class of recipients, and sweeps of many asked
for one thing at a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pytest

from tests.rules.laws import (
    award,
    law_asking,
    leaf,
    result_of,
    results,
    verdict_of,
    version,
    write_law,
)  # fmt: skip
from thidua_rules.evaluating.evidence import evidence
from thidua_rules.evaluating.many import LaneMissing, Wanted, lanes_of, sweep_many
from thidua_rules.evaluating.members import _disciplined
from thidua_rules.evaluating.sweep import AS_IT_IS, with_rating
from thidua_rules.evaluating.tree import _join, cost
from thidua_rules.facts.columns import View
from thidua_rules.facts.fold import fold
from thidua_rules.facts.many.folding import fold_many
from thidua_rules.facts.many.rolls import read_rolls
from thidua_rules.facts.many.subjects import Keys
from thidua_rules.facts.many.writing import write_folder
from thidua_rules.facts.packed import Packed
from thidua_rules.judging import Question, judge
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import Overall, Status, Verdict
from thidua_rules.sweeping import open_folder
from thidua_rules.tables import (
    AwardHeld,
    Coverage,
    Discipline,
    Initiative,
    Members,
    Membership,
    Proposal,
    Rating,
    Register,
    Subject,
)  # fmt: skip

WORK = "initiatives: {level: base, min: 1, window: 1}"
ONE_WORK = "initiatives: [{year: 2024, level: base, kind: initiative}]"
TITLE, OTHER = "advanced_worker", "emulation_fighter_grassroots"


def notices(verdict: Verdict) -> dict[str, dict[str, object]]:
    return {notice.code: dict(notice.tokens) for notice in verdict.warnings}


# -- beside the verdict -------------------------------------------------------------------------
@pytest.fixture
def two_rewards(tmp_path: Path):
    """A title and two forms that each rest on the year's one initiative."""
    asks = version(f"all: [{leaf(WORK)}]")
    free = version(f"all: [{leaf('service: {min_months: 1}', 'served')}]")
    return load_law(write_law(tmp_path, {
        TITLE: award(TITLE, asks), OTHER: award(OTHER, asks),
        "form_a": award("form_a", asks, family="form", rank=3),
        "form_b": award("form_b", free, family="form", rank=4),
    }))  # fmt: skip


def test_the_same_work_for_two_families_is_pointed_out(two_rewards) -> None:
    found = notices(verdict_of(two_rewards, ONE_WORK, "form_a"))
    assert found["shared_work"]["awards"] == [TITLE, OTHER]
    assert notices(verdict_of(two_rewards, ONE_WORK, TITLE))["shared_work"]["awards"] == ["form_a"]
    assert "shared_work" not in notices(verdict_of(two_rewards, ONE_WORK, "form_b"))
    assert "shared_work" not in notices(verdict_of(two_rewards, "initiatives: []", "form_a"))


def test_work_is_looked_for_among_the_subjects_own_records(two_rewards) -> None:
    """The second of two people: the first has no initiative and meets nothing."""
    people = [Subject("idle", joined=date(2000, 1, 1)), Subject("busy", joined=date(2000, 1, 1))]
    register = Register(subjects=people, initiatives=[Initiative("busy", 2024, "base")])
    register.coverage.extend([Coverage(s.uid, "initiatives", 2000, 2025) for s in people])
    sweep = judge(register, two_rewards, Question(2024, date(2025, 3, 3)))
    assert notices(sweep.verdict("busy", "form_a"))["shared_work"]["awards"] == [TITLE, OTHER]
    assert "shared_work" not in notices(sweep.verdict("idle", "form_a"))


def test_a_notice_names_what_is_unverified_and_what_has_no_number(tmp_path: Path) -> None:
    unsure = leaf("rating: {at_least: good}", "unsure", sure="to_confirm")
    sure = leaf("titles: {award: order, window: 5}", "held")
    law = law_asking(tmp_path, f"all: [{unsure}, {sure}]")
    history = """
    ratings: [{year: 2024, rating: good}]
    awards: [{award: order, year: 2023}, {award: order, year: 2022, decision_no: 5/QĐ}]
    """
    found = notices(verdict_of(law, history))
    assert found["unverified"] == {"criteria": ["unsure"]}
    assert found["no_decision_number"] == {"awards": ["order"]}


def test_a_rating_to_come_is_said_as_a_rating(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("rating: {at_least: excellent}"))
    verdict = verdict_of(law, "ratings: []\ncoverage: {ratings: {from: 2000, to: 2023}}")
    assert [(s.assumption.kind, s.assumption.rating, s.overall) for s in verdict.scenarios] == [
        ("rated", "good", Overall.NOT_ELIGIBLE), ("rated", "excellent", Overall.ELIGIBLE),
    ]  # fmt: skip


def test_a_criterion_tells_the_rating_of_the_year(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("rating: {at_least: excellent}"))
    found = result_of(law, "ratings: [{year: 2023, rating: good}, {year: 2024, rating: completed}]")
    assert found.tokens["actual"] == "completed"


def test_only_work_that_served_is_marked_as_used() -> None:
    assert evidence("initiatives", Initiative("a", 2024, "base")).note is None
    used = Initiative("a", 2024, "base", used_for=("order",))
    assert evidence("initiatives", used).note == "used"


# -- what is missing ----------------------------------------------------------------------------
def test_what_is_missing_follows_the_subjects_class(tmp_path: Path) -> None:
    """Officials lack one criterion, workers two; each is counted by the own standard."""
    good, served = leaf("rating: {at_least: good}", "good"), leaf("service: {min_months: 1}", "s")
    text = award("tested", version(f"all: [{good}, {served}]"), kinds="individual")
    text = text.replace("  - kind: individual\n", "  - kind: individual\n    groups: [official]\n")
    work = leaf(WORK, "work")
    text += "  - kind: individual\n    groups: [worker]\n    versions:\n"
    text += version(f"all: [{good}, {served}, {work}]")
    law = load_law(write_law(tmp_path, {"tested": text}))
    people = [Subject(uid, group=uid, joined=date(2000, 1, 1)) for uid in ("official", "worker")]
    register = Register(subjects=people, ratings=[Rating(s.uid, 2024, "completed") for s in people])
    register.coverage.extend([Coverage(s.uid, "initiatives", 2000, 2025) for s in people])
    missing = judge(register, law, Question(2024, date(2025, 3, 3))).missing
    assert missing[:, 0].tolist() == [1, 2]
    assert missing.dtype == np.int8


@pytest.mark.parametrize(
    ("statuses", "all_of"),
    [
        ((Status.MET, Status.MET), Status.MET),
        ((Status.MET, Status.UNKNOWN), Status.UNKNOWN),
        ((Status.ATTESTED, Status.MET), Status.MET),
        ((Status.UNKNOWN, Status.NOT_MET), Status.NOT_MET),
    ],
)
def test_all_is_unknown_only_where_one_is(
    tmp_path: Path, statuses: tuple[Status, ...], all_of: Status
) -> None:
    one = result_of(law_asking(tmp_path, leaf("rating: {at_least: good}")), "ratings: []")
    assert _join("all", [replace(one, status=status) for status in statuses]) is all_of


def test_a_criterion_without_a_margin_lacks_no_number(tmp_path: Path) -> None:
    one = result_of(law_asking(tmp_path, leaf("rating: {at_least: good}")), "ratings: []")
    lacking = replace(one, status=Status.NOT_MET)
    assert cost(replace(lacking, margin=None)) == (0, 1, 0)
    assert cost(replace(lacking, margin=-2)) == (0, 1, 2)
    assert cost(replace(lacking, margin=3)) == (0, 1, 0)


def test_a_rating_to_come_changes_nothing_before_the_first_year_of_record(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("rating: {at_least: good}"))
    register = Register(subjects=[Subject("a", joined=date(2000, 1, 1))])
    graph = judge(register, law, Question(2024, date(2025, 3, 3))).strata["individual"]
    facts = fold(register, graph.judging.plan.graph.lanes, date(2025, 3, 3))
    before = {key: mask.tolist() for key, mask in facts.masks.items()}
    later = with_rating(View(facts, facts.top + 1), "excellent").facts
    assert {key: mask.tolist() for key, mask in later.masks.items()} == before


def test_the_heaviest_discipline_of_a_member_counts_once() -> None:
    rows = [Discipline("a", form, date(2024, 3, 1), date(2025, 3, 1))
            for form in ("warning", "reprimand")]  # fmt: skip
    register = Register(subjects=[Subject("a")], discipline=rows)
    mild = Register(subjects=[Subject("a")], discipline=rows[1:])
    assert _disciplined(register, 2024) == _disciplined(
        Register(subjects=[Subject("a")], discipline=rows[:1]), 2024
    )
    assert _disciplined(register, 2024) != _disciplined(mild, 2024)


# -- many, asked for one thing at a time --------------------------------------------------------
LAW = load_law()
ASKED = Question(2025, date(2026, 1, 15))


def people() -> Register:
    """Three people in a unit: rated well, poorly, and not yet; the first holds the year's title."""
    register = Register(subjects=[Subject("u", "collective", role="division")])
    for uid, rating in (("a", "good"), ("b", "not_completed"), ("c", None)):
        register.subjects.append(Subject(uid, joined=date(2005, 1, 1), group="official"))
        register.memberships.append(Membership(uid, "u", 2025))
        if rating:
            register.ratings.append(Rating(uid, 2025, rating))
    register.awards.append(
        AwardHeld("a", TITLE, 2025, decided=date(2026, 1, 5), issuer="department")
    )
    register.proposals.append(Proposal("c", TITLE, 2025))
    register.ratings.append(Rating("u", 2025, "good"))
    return register


def packed_people(folder: Path, kinds: tuple[str, ...]) -> Packed:
    write_folder(people(), folder)
    lanes = lanes_of(LAW, ASKED, kinds)
    return fold_many(open_folder(folder), lanes, ASKED.received, ASKED.year)


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(noted=True), Wanted(held=True)])
def test_many_hand_back_what_is_asked_and_no_more(tmp_path: Path, wanted: Wanted) -> None:
    packed = packed_people(tmp_path, ("individual", "collective"))
    many, one = sweep_many(packed, LAW, ASKED, wanted=wanted), judge(people(), LAW, ASKED)
    column = many.awards.index(TITLE)
    uids = many.uids.tolist()
    rows = [one.row(uid) for uid in uids if uid != "u"]
    places = [n for n, uid in enumerate(uids) if uid != "u"]
    assert (many.overall[column, places] == one.overall[rows, one.awards.index(TITLE)]).all()
    assert (many.noted is not None) is wanted.noted
    assert (many.held is not None) is wanted.held
    if many.noted is not None:
        assert (one.noted[rows] == many.noted[:, places].T).all()
        assert (many.noted != many.overall).any(), "some text is noted only"
    if many.held is not None:
        assert many.held.dtype == np.bool_
        assert [uid for uid, held in zip(uids, many.held[column], strict=True) if held] == ["a"]


def test_who_did_not_complete_the_year_is_counted_on_the_roll(tmp_path: Path) -> None:
    """«b» did not, «c» is not rated yet; that «b» did the year before, and «a» did not, is past."""
    register = people()
    register.ratings.extend([Rating("a", 2024, "not_completed"), Rating("b", 2024, "completed")])
    plain = judge(register, LAW, ASKED).strata["collective"].numbers[AS_IT_IS]
    low, high = plain["members.not_completed"]
    assert (low.tolist(), high.tolist()) == ([1], [2])
    write_folder(register, tmp_path)
    source = open_folder(tmp_path)
    lanes = lanes_of(LAW, ASKED, ("individual", "collective"))
    packed = fold_many(source, lanes, ASKED.received, ASKED.year)
    rolls = read_rolls(source, Keys.of(pa.array(packed.uids)), ASKED.year)
    sweep_many(packed, LAW, ASKED, rolls=rolls)
    row = packed.uids.tolist().index("u")
    bounds = [
        word.take(np.array([row])).tolist() for word in packed.numbers["members.not_completed"]
    ]
    assert bounds == [[1], [2]]


def test_long_service_is_asked_and_read_in_months() -> None:
    """A director of a department for 8 years, where Labour Order III asks for 6."""
    law = load_law()
    history = """
    subject: {kind: individual, group: official, sex: male, joined: 1985-09-01,
              retirement_decided: 2025-07-10}
    posts: [{post: department_director, from: 2017-07-01, to: 2025-07-01}]
    """
    verdict = verdict_of(law, history, "labour_order_3", year=2025, received=date(2025, 8, 1))
    found = [
        (r.value, r.required, r.margin) for r in results(verdict.tree) if r.leaf == "long_service"
    ]
    assert found == [(96, 72, 24)]


def test_facts_folded_for_other_rules_are_refused(tmp_path: Path) -> None:
    packed = packed_people(tmp_path, ("individual",))
    with pytest.raises(LaneMissing, match="lanes were not folded"):
        sweep_many(packed, LAW, ASKED)


def test_the_rolls_of_both_ways_say_the_same(tmp_path: Path) -> None:
    """A unit whose people are on record in part, on the round's list in part; one without a roll;
    one counted by hand: every number of every roll, both bounds."""
    register = people()
    register.subjects.extend(
        Subject(uid, "collective", role="division") for uid in ("none", "counted")
    )
    register.members.append(Members("counted", 2025, 10, advanced_worker=7, all_completed=True))
    register.memberships.append(Membership("stranger", "u", 2025))
    register.awards.append(AwardHeld("b", OTHER, 2025, issuer="department"))
    register.discipline.append(Discipline("b", "warning", date(2025, 5, 1), date(2026, 5, 1)))
    plain = judge(register, LAW, ASKED).strata["collective"]
    write_folder(register, tmp_path)
    source = open_folder(tmp_path)
    lanes = lanes_of(LAW, ASKED, ("individual", "collective"))
    packed = fold_many(source, lanes, ASKED.received, ASKED.year)
    sweep_many(packed, LAW, ASKED,
               rolls=read_rolls(source, Keys.of(pa.array(packed.uids)), ASKED.year))  # fmt: skip
    rows = np.array([packed.uids.tolist().index(s.uid) for s in plain.register.subjects])
    numbers = plain.numbers[AS_IT_IS]
    assert {"members.total", "members.unrecorded", f"members.{TITLE}.held"} <= set(numbers)
    for name, bounds in numbers.items():
        other = [word.take(rows).tolist() for word in packed.numbers[name]]
        assert [side.tolist() for side in bounds] == other, name
