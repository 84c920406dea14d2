"""The way to an award: enough when it is walked, and nothing in it that could be left out."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thidua_rules.explaining.steps import say_steps
from thidua_rules.judging import Sweep, judge
from thidua_rules.loading import load_law
from thidua_rules.model.question import Question
from thidua_rules.planning.events import Event, marks
from thidua_rules.planning.steps import Walker, _place, plan_of
from thidua_rules.tables import AwardHeld, Coverage, Rating, Register, Subject

LAW = load_law()
QUESTION = Question(2025, date(2026, 1, 15))
COMPLETE = [Coverage("a", table, 2005, 2025) for table in ("ratings", "awards", "initiatives")]


def history(ratings: dict[int, str], titles: list[int], code: str = "emulation_fighter_grassroots"
            ) -> Sweep:  # fmt: skip
    register = Register(
        subjects=[Subject("a", joined=date(2005, 1, 1))],
        ratings=[Rating("a", year, word) for year, word in ratings.items()],
        awards=[AwardHeld("a", code, year, date(year + 1, 1, 10)) for year in titles],
        coverage=COMPLETE,
    )
    return judge(register, LAW, QUESTION)


def test_two_titles_and_a_third_make_a_fighter_of_the_province():
    sweep = history(dict.fromkeys(range(2020, 2026), "excellent"), [2024, 2025])
    plan = plan_of(sweep, "a", "emulation_fighter_ministry_province")
    assert plan is not None
    words = say_steps(plan, LAW, "vi")
    assert any("Chiến sĩ thi đua cơ sở (năm thứ 3 liên tiếp)" in line for line in words)
    assert any("phạm vi ảnh hưởng trong bộ, tỉnh" in line for line in words)
    assert words[-1] == f"{plan.year}: có thể đạt Chiến sĩ thi đua bộ, ban, ngành, tỉnh"
    assert "in a row" in " ".join(say_steps(plan, LAW, "en"))


def test_the_years_own_titles_that_an_award_counts_are_named_as_proposed_beside_it():
    sweep = history(dict.fromkeys(range(2020, 2026), "excellent"), [2024, 2025])
    said = {}
    for award in ("emulation_fighter_national", "pm_merit_certificate"):
        plan = plan_of(sweep, "a", award)
        assert plan is not None
        said[award] = say_steps(plan, LAW, "vi"), say_steps(plan, LAW, "en"), plan
    goal = said["emulation_fighter_national"]
    assert goal[0][-2] == (
        f"{goal[2].year}: Chiến sĩ thi đua bộ, ban, ngành, tỉnh (năm thứ 2 liên tiếp),"
        " đề nghị trong cùng đợt"
    )
    assert goal[1][-2].endswith("(year 2 in a row), proposed in the same round")
    on_the_way, _, plan = said["pm_merit_certificate"]
    assert on_the_way[0].endswith(
        "Chiến sĩ thi đua cơ sở (năm thứ 3 liên tiếp), đề nghị trong cùng đợt;"
        " Bằng khen của bộ, ban, ngành, tỉnh"
    )
    proposed = [(step.year, need.word) for step in plan.steps for need in step.needs
                if need.proposed]  # fmt: skip
    assert proposed == [(2026, "emulation_fighter_grassroots"),
                        (plan.year, "emulation_fighter_grassroots")]  # fmt: skip


def test_a_title_on_record_is_not_proposed_again():
    titles_held = [2024, 2025]
    sweep = history(dict.fromkeys(range(2020, 2026), "excellent"), titles_held)
    stratum, row = _place(sweep, "a")
    walker = Walker.of(stratum, row, 2025, 0)
    assert "emulation_fighter_grassroots" in walker.met(frozenset(), 2025)
    assert walker.proposed(frozenset(), "ministry_province_merit_certificate", 2025) == frozenset()


def test_an_award_already_met_needs_nothing_more():
    sweep = history({2025: "excellent"}, [])
    plan = plan_of(sweep, "a", "emulation_fighter_grassroots")
    assert plan is not None
    assert (plan.year, plan.steps) == (2025, ())


def test_a_claim_is_not_foreseen():
    assert plan_of(history({2025: "good"}, []), "a", "commendation_certificate") is None


def test_an_award_of_collectives_has_no_way_for_a_person():
    assert plan_of(history({2025: "good"}, []), "a", "government_flag") is None
    with pytest.raises(KeyError):
        plan_of(history({2025: "good"}, []), "b", "advanced_worker")


years = st.dictionaries(st.integers(2018, 2025), st.sampled_from(["good", "excellent"]))
titles = st.lists(st.integers(2018, 2025), unique=True, max_size=5)


@settings(max_examples=12, deadline=None)
@given(years, titles)
def test_a_way_is_enough_and_spares_what_it_can(ratings, held):
    sweep = history(ratings, held)
    for award in ("ministry_province_merit_certificate", "emulation_fighter_ministry_province"):
        plan = plan_of(sweep, "a", award)
        if plan is None:
            continue
        stratum, row = _place(sweep, "a")
        walker = Walker.of(stratum, row, 2025, 0)
        found = walker.way_to(award)
        if found is None:
            continue
        year, way = found
        assert year == plan.year
        assert walker.holds(way, award, year)
        assert not any(walker.holds(way - {event}, award, year) for event in way)
        assert all(2025 <= event.year <= year for event in way)


def test_the_earliest_year_of_the_sweep_is_the_year_of_the_way():
    sweep = history(dict.fromkeys(range(2021, 2026), "good"), [2024])
    for award, year in sweep.plan("a").items():
        plan = plan_of(sweep, "a", award)
        assert (plan.year if plan else None) == year, award


def test_a_good_rating_does_not_mark_the_years_rated_excellent():
    lanes = _place(history({2025: "good"}, []), "a")[0].judging.plan.graph.lanes.values()
    ratings = [lane for lane in lanes if getattr(lane, "table", "") == "ratings"]
    assert {len(lane.where[0].values) for lane in ratings if lane.where
            if marks(Event(2026, "rating", "good"), lane)} >= {2}  # fmt: skip
    only = [lane for lane in ratings if lane.where and lane.where[0].values == ("excellent",)]
    assert only
    assert not any(marks(Event(2026, "rating", "good"), lane) for lane in only)
