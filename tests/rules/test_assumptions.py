"""What a verdict rests on beside the records: the round's own list, holds, ratings to come."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.rules.histories import careers
from tests.rules.laws import group, law_asking, leaf, result_of, results, sweep_of, verdict_of
from thidua_rules.judging import Question, Sweep, judge
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import Overall, Status
from thidua_rules.tables import (
    AwardHeld,
    Bloc,
    Coverage,
    Discipline,
    Hold,
    Membership,
    Proposal,
    Rating,
    Register,
    Subject,
)

LAW = load_law(overlays=("demonstration",))
WORKER, FIGHTER = "advanced_worker", "emulation_fighter_grassroots"
COLLECTIVE = "advanced_labour_collective"
ASKED = Question(2024, date(2025, 2, 3))
TABLES = ("ratings", "awards", "initiatives", "blocs", "body_ratings")


def division(good: int, total: int = 10) -> Register:
    """A division of ``total`` people, so many of them rated good, the others completed."""
    register = Register(subjects=[Subject("unit", "collective", None, role="division")])
    register.ratings.append(Rating("unit", 2024, "good"))
    for n in range(total):
        uid = f"p{n}"
        register.subjects.append(Subject(uid, joined=date(2010, 1, 1), unit="unit"))
        register.memberships.append(Membership(uid, "unit", 2024))
        register.ratings.append(Rating(uid, 2024, "good" if n < good else "completed"))
    register.coverage.extend(
        Coverage(s.uid, table, 1990, 2026) for s in register.subjects for table in TABLES
    )
    return register


def overall(sweep: Sweep, uid: str, code: str) -> Overall:
    return Overall(int(sweep.overall[sweep.row(uid), sweep.awards.index(code)]))


def share_of(sweep: Sweep) -> tuple[Status, object, bool]:
    tree = sweep.verdict("unit", COLLECTIVE, plan=False).tree
    found = next(result for result in results(tree) if result.leaf == "share")
    return found.status, found.value, found.assumed


# -- the round's own list -----------------------------------------------------------------------
def test_without_a_list_everyone_who_meets_the_standard_is_counted() -> None:
    sweep = judge(division(good=7), LAW, ASKED)
    assert share_of(sweep) == (Status.MET, 7, True)
    assert overall(sweep, "unit", COLLECTIVE) is Overall.ELIGIBLE
    (assumption,) = sweep.verdict("unit", COLLECTIVE, plan=False).assumptions
    assert (assumption.kind, assumption.award, assumption.year) == ("list_adopted", WORKER, 2024)


def test_a_list_that_leaves_one_out_changes_the_collectives_share() -> None:
    register = division(good=7)
    register.proposals.extend(Proposal(f"p{n}", WORKER, 2024) for n in range(6))
    sweep = judge(register, LAW, ASKED)
    assert share_of(sweep) == (Status.NOT_MET, 6, False)
    assert overall(sweep, "p6", WORKER) is Overall.ELIGIBLE  # the standard is met, listed or not


def test_a_list_of_another_year_is_not_this_rounds_list() -> None:
    register = division(good=7)
    register.proposals.append(Proposal("p0", WORKER, 2023))
    assert share_of(judge(register, LAW, ASKED))[1] == 7


def test_who_is_listed_but_falls_short_is_not_counted() -> None:
    register = division(good=6)
    register.proposals.extend(Proposal(f"p{n}", WORKER, 2024) for n in range(10))
    assert share_of(judge(register, LAW, ASKED))[1] == 6


def test_a_decided_title_needs_no_assumption() -> None:
    register = division(good=7)
    register.awards.extend(AwardHeld(f"p{n}", WORKER, 2024, date(2025, 1, 9)) for n in range(7))
    assert share_of(judge(register, LAW, ASKED)) == (Status.MET, 7, False)


def test_once_the_round_is_closed_only_decided_titles_count() -> None:
    register = division(good=9)
    register.awards.extend(AwardHeld(f"p{n}", WORKER, 2024, date(2025, 1, 9)) for n in range(7))
    late = Question(2024, date(2026, 2, 3))
    assert share_of(judge(register, LAW, late)) == (Status.MET, 7, False)
    del register.awards[-1]
    assert share_of(judge(register, LAW, late)) == (Status.NOT_MET, 6, False)


def test_a_member_on_hold_is_not_counted_until_it_is_lifted() -> None:
    register = division(good=7)
    register.holds.append(Hold("p0", "inspection", date(2025, 1, 1), date(2025, 3, 1)))
    sweep = judge(register, LAW, ASKED)
    assert overall(sweep, "p0", WORKER) is Overall.ON_HOLD
    assert share_of(sweep)[:2] == (Status.UNKNOWN, 6)
    assert share_of(judge(register, LAW, Question(2024, date(2025, 3, 1))))[:2] == (Status.MET, 7)


def test_a_member_whose_rating_is_missing_leaves_the_share_open() -> None:
    register = division(good=6)
    register.ratings[:] = [row for row in register.ratings if row.subject != "p9"]
    register.coverage[:] = [
        row for row in register.coverage if (row.subject, row.table) != ("p9", "ratings")
    ]
    sweep = judge(register, LAW, ASKED)
    assert share_of(sweep)[:2] == (Status.UNKNOWN, 6)
    column = sweep.awards.index(COLLECTIVE)
    outcomes = {level: grid[0, column] for level, grid in sweep.scenarios.items()}
    assert outcomes == {"good": Overall.ELIGIBLE, "excellent": Overall.ELIGIBLE}


def test_a_title_proposed_this_year_ends_a_chain_and_is_named() -> None:
    register = Register(subjects=[Subject("p", joined=date(2010, 1, 1))])
    register.ratings.extend(Rating("p", year, "excellent") for year in (2022, 2023, 2024))
    register.awards.extend(
        AwardHeld("p", FIGHTER, y, date(y + 1, 1, 9), decision_no="1") for y in (2022, 2023)
    )
    register.coverage.extend(Coverage("p", table, 1990, 2026) for table in TABLES)
    code = "emulation_fighter_ministry_province"  # overlay: the third title may be the year's own
    sweep = judge(register, LAW, ASKED)
    tree = sweep.verdict("p", code, plan=False).tree
    titles = next(r for r in results(tree) if r.id == "three_titles")
    assert (titles.status, titles.value, titles.assumed) == (Status.MET, 3, True)
    register.proposals.append(Proposal("somebody else", FIGHTER, 2024))
    tree = judge(register, LAW, ASKED).verdict("p", code, plan=False).tree
    assert next(r for r in results(tree) if r.id == "three_titles").status is Status.NOT_MET


def test_a_closed_list_is_known_to_be_empty(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("titles: {award: advanced_worker, window: year}"))
    history = "proposals: []\nawards: []\nratings: [{year: 2024, rating: good}]"
    assert result_of(law, history).status is Status.NOT_MET


# -- holds, discipline --------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("received", "held"),
    [(date(2025, 1, 4), False), (date(2025, 1, 5), True), (date(2025, 2, 9), True),
     (date(2025, 2, 10), False)],
)  # fmt: skip
def test_a_hold_suspends_from_its_first_day_until_before_its_end(
    tmp_path: Path, received: date, held: bool
) -> None:
    law = law_asking(tmp_path, leaf("conduct: exemplary"))
    history = "holds: [{reason: complaint, from: 2025-01-05, to: 2025-02-10}]"
    verdict = verdict_of(law, history, received=received)
    assert (verdict.overall is Overall.ON_HOLD) is held
    assert bool(verdict.holds) is held


def career(*discipline: Discipline) -> Register:
    register = Register(subjects=[Subject("p", joined=date(2010, 1, 1))])
    register.ratings.extend(Rating("p", year, "excellent") for year in range(2018, 2026))
    register.awards.append(AwardHeld("p", "ministry_province_merit_certificate", 2018))
    register.discipline.extend(discipline)
    register.coverage.extend(Coverage("p", table, 1990, 2026) for table in TABLES)
    return register


@pytest.mark.parametrize(
    ("ends", "counted"),
    [(None, 0), (date(2026, 1, 15), 0), (date(2023, 6, 1), 2), (date(2019, 6, 1), 6)],
)
def test_only_years_after_the_end_of_discipline_count(ends: date | None, counted: int) -> None:
    register = career(Discipline("p", "reprimand", date(2019, 3, 1), ends))
    verdict = judge(register, LAW, Question(2025, date(2026, 2, 2))).verdict(
        "p", "pm_merit_certificate", plan=False
    )
    years = next(r for r in results(verdict.tree) if r.leaf == "years_since")
    assert years.value == counted


def test_before_july_2025_discipline_did_not_start_the_counting_anew() -> None:
    register = career(Discipline("p", "reprimand", date(2022, 3, 1), date(2022, 9, 1)))
    years = {}
    for sent in (date(2025, 6, 30), date(2025, 7, 1)):
        sweep = judge(register, LAW, Question(2024, date(2025, 7, 9), sent))
        tree = sweep.verdict("p", "pm_merit_certificate", plan=False).tree
        years[sent] = next(r for r in results(tree) if r.leaf == "years_since").value
    assert years == {date(2025, 6, 30): 6, date(2025, 7, 1): 2}


# -- texts not verified -------------------------------------------------------------------------
UNSURE = {"sure": "to_confirm"}


@pytest.mark.parametrize(
    ("word", "history", "overall_", "noted"),
    [
        # what the text says exactly does not concern who served the whole year
        ("service: {min_months: 6}", "subject: {kind: individual, joined: 2024-01-01}",
         Overall.ELIGIBLE, None),
        ("service: {min_months: 6}", "subject: {kind: individual, joined: 2024-03-01}",
         Overall.UNDETERMINED, Overall.ELIGIBLE),
        ("study: {at_least: fair}", "absences: []", Overall.ELIGIBLE, None),
        ("no_discipline: {form: warning}", "discipline: []", Overall.ELIGIBLE, None),
        # nothing recorded, nothing to reward, however it is worded
        ("achievement: {kinds: [prize]}", "achievements: []", Overall.NOT_ELIGIBLE, None),
        ("achievement: {kinds: [prize]}", "achievements: [{year: 2024, kind: prize}]",
         Overall.UNDETERMINED, Overall.ELIGIBLE),
        ("titles: {award: order, window: 5}", "awards: []", Overall.NOT_ELIGIBLE, None),
        ("titles: {award: order, window: 5}", "awards: [{award: order, year: 2010}]",
         Overall.UNDETERMINED, Overall.NOT_ELIGIBLE),
        ("rating: {at_least: good}", "ratings: [{year: 2024, rating: good}]",
         Overall.UNDETERMINED, Overall.ELIGIBLE),
    ],
)  # fmt: skip
def test_an_unverified_text_leaves_open_only_what_it_could_change(
    tmp_path: Path, word: str, history: str, overall_: Overall, noted: Overall | None
) -> None:
    verdict = verdict_of(law_asking(tmp_path, leaf(word, **UNSURE)), history)
    assert verdict.overall is overall_
    beside = {p.reading: p.overall for p in verdict.provisional}
    assert beside == ({} if noted is None else {"noted": noted})
    assert ("unverified" in [w.code for w in verdict.warnings]) is (noted is not None)


# -- what is missing ----------------------------------------------------------------------------
def test_the_nearest_branch_lacks_least_and_claims_are_far(tmp_path: Path) -> None:
    good, served = leaf("rating: {at_least: good}", "good"), leaf("service: {min_months: 1}", "s")
    near = group("all", good, served, text="{vi: gần}")
    far = group("all", leaf("achievement: {kinds: [prize]}", "prize"), text="{vi: xa}")
    law = law_asking(tmp_path, f"any: [{far}, {near}]")
    history = "ratings: [{year: 2024, rating: completed}]"
    verdict = verdict_of(law, history)
    assert [result.id for result in verdict.missing] == ["good"]
    assert verdict.tree is not None
    assert [child.nearest for child in verdict.tree.children] == [False, True]  # type: ignore[union-attr]
    sweep = sweep_of(law, history)
    assert sweep.missing[0, sweep.awards.index("tested")] == 1


def test_an_award_of_this_very_year_is_already_held(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("conduct: exemplary"))
    sweep = sweep_of(law, "awards: [{award: tested, year: 2024}]")
    assert sweep.held[0, sweep.awards.index("tested")]
    assert sweep.verdict(sweep.subjects[0], "tested").already


# -- the earliest year --------------------------------------------------------------------------
def test_the_earliest_year_is_never_before_a_lower_rungs() -> None:
    register = careers(seed=7, people=12)
    sweep = judge(register, LAW, Question(2025, date(2026, 3, 2)))
    for subject in register.subjects:
        plan = sweep.plan(subject.uid)
        for code, year in plan.items():
            assert year is None or year >= 2025
            if overall(sweep, subject.uid, code) is Overall.ELIGIBLE:
                assert year == 2025, (subject.uid, code)
        if subject.kind == "individual":
            later = plan["emulation_fighter_ministry_province"]
            assert later is None or later >= (plan[FIGHTER] or 0)


def test_one_more_good_year_never_puts_the_earliest_year_off() -> None:
    register = Register(subjects=[Subject("p", joined=date(2010, 1, 1))])
    register.coverage.extend(Coverage("p", table, 1990, 2026) for table in TABLES)
    question = Question(2025, date(2026, 3, 2))
    before = judge(register, LAW, question).plan("p")
    register.ratings.extend(Rating("p", year, "excellent") for year in (2024, 2025))
    after = judge(register, LAW, question).plan("p")
    assert all((after[c] or 9999) <= (before[c] or 9999) for c in before)
    assert after != before


# -- the same input, the same bytes -------------------------------------------------------------
SCRIPT = """
import json, sys
from datetime import date
sys.path[:0] = {paths!r}
from tests.rules.histories import careers
from thidua_rules.commands.plain import plain
from thidua_rules.judging import Question, judge
from thidua_rules.loading import load_law
sweep = judge(careers(seed=3, people=4), load_law(), Question(2025, date(2026, 11, 20)))
verdicts = [plain(sweep.verdict(uid, code)) for uid in sweep.subjects for code in sweep.awards]
sys.stdout.write(json.dumps(verdicts, ensure_ascii=False))
"""


def run_with(seed: str, script: str, root: Path) -> bytes:
    return subprocess.run(
        [sys.executable, "-c", script], check=True, capture_output=True, cwd=root,
        env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
    ).stdout  # fmt: skip


def test_two_processes_say_the_same_bytes() -> None:
    root = Path(__file__).resolve().parents[2]
    script = SCRIPT.format(paths=[str(root), str(root / "src")])
    said = {run_with(seed, script, root) for seed in ("1", "2024")}
    assert len(said) == 1
    assert len(said.pop()) > 10_000


def test_a_row_more_changes_the_digest_of_the_input(tmp_path: Path) -> None:
    law = law_asking(tmp_path, leaf("conduct: exemplary"))
    said = [verdict_of(law, h).provenance for h in ("ratings: []", "ratings: []", "awards: []")]
    assert said[0] == said[1] != said[2]


def test_a_bloc_without_an_answer_is_not_a_no() -> None:
    register = division(good=10)
    register.blocs.append(Bloc("unit", 2024, leader=None, exceeds_targets=True))
    verdict = judge(register, LAW, ASKED).verdict("unit", "government_flag", plan=False)
    leads = next(r for r in results(verdict.tree) if r.id == "leader")
    assert leads.status is Status.UNKNOWN
