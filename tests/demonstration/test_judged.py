"""What the rules say of the demonstration: every status, every award, a believable spread."""

from collections import Counter
from datetime import date

import pytest

from tests.demonstration.register import register_of
from thidua.foundation.demonstration.telling import tell
from thidua_rules.judging import Question, Sweep, judge
from thidua_rules.loading import load_law
from thidua_rules.model.verdict import Overall

ROUND = Question(2025, date(2026, 1, 15))
BESIDE = Question(2026, date(2026, 11, 16))
DEPARTMENTS = ("hatinh", "hanoi")
LADDER = (
    "advanced_worker", "emulation_fighter_grassroots", "emulation_fighter_ministry_province",
    "emulation_fighter_national", "advanced_labour_collective", "excellent_labour_collective",
    "ministry_province_flag", "government_flag", "commendation_certificate",
    "ministry_province_merit_certificate", "pm_merit_certificate", "labour_order_3",
)  # fmt: skip


@pytest.fixture(scope="module")
def sweeps() -> dict[str, Sweep]:
    law = load_law(overlays=("demonstration",))
    return {d: judge(register_of(tell(), d, date(2025, 12, 31)), law, ROUND) for d in DEPARTMENTS}


def spread(sweep: Sweep, award: str, kind: str = "individual") -> Counter:
    column = sweep.overall[:, sweep.awards.index(award)]
    return Counter(
        Overall(int(value)).code
        for subject, value in zip(sweep.register.subjects, column, strict=True)
        if subject.kind == kind
    )


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_every_status_occurs(sweeps, department):
    seen = {Overall(int(value)).code for value in set(sweeps[department].overall.flat)}
    assert seen == {"eligible", "on_hold", "undetermined", "not_eligible", "not_applicable"}


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_every_award_of_the_ladder_is_met_by_someone(sweeps, department):
    sweep = sweeps[department]
    met = (sweep.overall == Overall.ELIGIBLE) | (sweep.noted == Overall.ELIGIBLE)
    missing = [code for code in LADDER if not met[:, sweep.awards.index(code)].any()]
    assert missing == []


@pytest.mark.parametrize(
    ("award", "hatinh", "hanoi"),
    [
        ("advanced_worker", (100, 114), (220, 248)),
        ("emulation_fighter_grassroots", (18, 30), (39, 65)),
        ("emulation_fighter_ministry_province", (3, 6), (5, 8)),
        ("emulation_fighter_national", (1, 2), (1, 2)),
        ("commendation_certificate", (6, 16), (14, 32)),
        ("ministry_province_merit_certificate", (4, 10), (6, 16)),
        ("pm_merit_certificate", (1, 4), (2, 7)),
        ("labour_order_3", (1, 2), (1, 4)),
    ],
)
def test_a_believable_number_of_people_meets_each(sweeps, award, hatinh, hanoi):
    for department, (low, high) in zip(DEPARTMENTS, (hatinh, hanoi), strict=True):
        assert low <= spread(sweeps[department], award)["eligible"] <= high


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_collectives_meet_theirs(sweeps, department):
    sweep = sweeps[department]
    for award in ("advanced_labour_collective", "excellent_labour_collective",
                  "ministry_province_flag", "government_flag"):  # fmt: skip
        found = spread(sweep, award, "collective")
        assert found["eligible"] >= 1
        assert found["not_eligible"] >= 1


@pytest.mark.parametrize("department", DEPARTMENTS)
def test_many_are_near(sweeps, department):
    sweep = sweeps[department]
    short = (sweep.overall == Overall.NOT_ELIGIBLE) | (sweep.overall == Overall.UNDETERMINED)
    near = (sweep.missing == 1) & short
    for award in ("emulation_fighter_ministry_province", "pm_merit_certificate",
                  "ministry_province_merit_certificate"):  # fmt: skip
        assert near[:, sweep.awards.index(award)].any()


def test_the_second_round_stands_beside_the_first():
    law = load_law(overlays=("demonstration",))
    sweep = judge(register_of(tell(), "hanoi", date(2026, 11, 16)), law, BESIDE)
    assert spread(sweep, "advanced_worker")["undetermined"] > 200  # the new law was not read
    assert "last_verified" in sweep.readings
    assert "excellent" in sweep.scenarios


@pytest.mark.parametrize(
    ("department", "title", "retired", "earned"),
    [
        ("hatinh", "Giám đốc Sở", True, "labour_order_2"),
        ("hatinh", "Phó Giám đốc Sở", True, "labour_order_3"),  # a woman: eight years are enough
        ("hanoi", "Phó Giám đốc Sở", True, None),  # reprimanded while in the post
        ("hatinh", "Giám đốc Sở", False, None),  # still serving
    ],
)
def test_leaders_earn_by_their_posts(department, title, retired, earned):
    rows, law = tell(), load_law(overlays=("demonstration",))
    decided = {row.person for row in rows.retirements}
    (leader, *others) = (
        post.person for post in rows.postings
        if post.title == title and post.organisation == department
        and (post.person in decided) is retired and (retired or post.ends is None)
        and (title, post.ends) == _last(rows, post.person)
    )  # fmt: skip
    assert not others
    register = register_of(rows, department, date(2025, 12, 31), also=frozenset({leader}))
    sweep = judge(register, law, Question(2025, date(2026, 1, 15), date(2026, 1, 10)))
    orders = ("labour_order_1", "labour_order_2", "labour_order_3")
    met = [code for code in orders if sweep.verdict(leader, code).overall is Overall.ELIGIBLE]
    assert met == ([earned] if earned else [])


def _last(rows, person):
    post = [one for one in rows.postings if one.person == person][-1]
    return post.title, post.ends
