"""Long service: exact time, the tables of each decree, and the same answers day by day."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from tests.rules.histories import leading
from tests.rules.plain_service import Person, whole_months
from thidua_rules import tables as t
from thidua_rules.loading import load_law
from thidua_rules.months import months_later
from thidua_rules.service.assessing import Assessment, assess
from thidua_rules.service.history import History, history_of
from thidua_rules.service.times import Duration, Interval, between, joined, served
from thidua_rules.service.titles import post_of

SERVICE = load_law().service
assert SERVICE is not None
OLD, UNREAD, NOW, NEXT = SERVICE.versions
D = date.fromisoformat


def spans(*days: str) -> list[Interval]:
    return [Interval(D(a), D(b)) for a, b in zip(days[::2], days[1::2], strict=True)]


@pytest.mark.parametrize(
    ("days", "wanted"),
    [
        (("2010-01-01", "2020-01-01"), (120, 0)),
        (("2010-01-01", "2019-12-31"), (119, 30)),
        (("2010-01-31", "2010-02-28"), (1, 0)),
        (("2012-02-29", "2013-02-28"), (12, 0)),
        (("2010-03-10", "2010-03-10"), (0, 0)),
        (("2010-03-10", "2010-03-09"), (0, 0)),
        (("2005-03-10", "2010-06-25", "2010-06-25", "2015-03-10"), (120, 0)),
        (("2005-03-10", "2011-06-25", "2010-06-25", "2015-03-10"), (120, 0)),
        (("2010-01-01", "2010-01-16", "2012-01-01", "2012-01-16"), (1, 0)),
        (("2010-01-01", "2010-01-16", "2012-01-01", "2012-01-15"), (0, 29)),
    ],
)
def test_time_is_counted_in_calendar_months(days: tuple[str, ...], wanted: tuple[int, int]) -> None:
    assert served(spans(*days)) == Duration(*wanted)


def test_a_month_later_is_the_last_day_where_the_month_is_shorter() -> None:
    assert months_later(D("2011-12-31"), 2) == D("2012-02-29")
    assert months_later(D("2012-02-29"), 12) == D("2013-02-28")


def test_intervals_that_meet_or_overlap_are_one() -> None:
    parts = spans("2012-01-01", "2013-01-01", "2010-01-01", "2011-01-01",
                  "2011-01-01", "2011-06-01", "2012-05-01", "2012-06-01")  # fmt: skip
    assert joined(parts) == spans("2010-01-01", "2011-06-01", "2012-01-01", "2013-01-01")


@pytest.mark.parametrize("seed", range(60))
def test_months_agree_with_days_counted_one_by_one(seed: int) -> None:
    chance = Random(seed)
    starts = date.fromordinal(chance.randrange(730000, 735000))
    span = Interval(starts, date.fromordinal(starts.toordinal() + chance.randrange(1, 4000)))
    days = {date.fromordinal(n) for n in range(span.starts.toordinal(), span.ends.toordinal())}
    assert between(span).months == whole_months(days)


# -- titles -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("department_director", ("department_director", True)),
        ("Giám đốc Sở", ("department_director", True)),
        ("GIÁM ĐỐC SỞ CÔNG THƯƠNG", ("department_director", True)),
        ("giam doc so cong thuong", ("department_director", True)),
        ("Phó Giám đốc Sở", ("department_deputy_director", True)),
        ("Phó Giám đốc", ("department_deputy_director", False)),
        ("Giám đốc Trung tâm Khuyến công", None),
        ("Giám đốc", ("department_director", False)),
        ("Phó Vụ trưởng Vụ Kế hoạch", ("ministry_department_deputy_director", True)),
        ("Phó Chủ tịch UBND tỉnh Hà Tĩnh", ("province_vice_chair", True)),
        ("Phó Chủ tịch UBND thành phố Hà Nội", ("metropolis_vice_chair", True)),
        ("Trưởng phòng", None),
        ("", None),
    ],
)
def test_a_title_is_read_as_its_post(title: str, wanted: tuple[str, bool] | None) -> None:
    assert post_of(SERVICE, title) == wanted


# -- the tables ---------------------------------------------------------------------------------
def judged(version: Any, *posts: tuple[str, int], **more: Any) -> Assessment:
    """Posts held one after the other for full years, up to retirement."""
    ends = date(2025, 7, 1)
    rows = []
    for post, years in reversed(posts):
        starts = ends.replace(year=ends.year - years)
        rows.append(t.Post("p", post, starts, ends))
        ends = starts
    history = History(date(2025, 9, 1), tuple(sorted(rows, key=lambda r: r.starts)), sex="male",
                      retired=date(2025, 7, 1))  # fmt: skip
    history = History(**{**{f: getattr(history, f) for f in history.__slots__}, **more})
    return assess(history, version, SERVICE, more.pop("addition", None))


def earned(version: Any, *posts: tuple[str, int], **more: Any) -> str:
    """The order earned; «low…high» where it is open."""
    found = judged(version, *posts, **more)
    names = [("none", *SERVICE.ladder)[rank] for rank in (found.sure.rank, found.may.rank)]
    return names[0] if names[0] == names[1] else "…".join(names)


DECREE_152 = [
    ("department_deputy_director", (9, "none"), (10, "labour_order_3"), (14, "labour_order_3"),
     (15, "labour_order_2"), (30, "labour_order_2")),
    ("department_director", (5, "none"), (6, "labour_order_3"), (10, "labour_order_2"),
     (14, "labour_order_2"), (15, "labour_order_1")),
    ("province_vice_chair", (4, "none"), (5, "labour_order_3"), (8, "labour_order_2"),
     (10, "labour_order_1")),
    ("general_department_director", (2, "none"), (3, "labour_order_3"), (5, "labour_order_2"),
     (8, "labour_order_1")),
    ("deputy_minister", (2, "none"), (3, "labour_order_2"), (5, "labour_order_1"),
     (8, "independence_order_3"), (13, "independence_order_2")),
    ("minister", (1, "labour_order_1"), (3, "independence_order_3"), (8, "independence_order_2"),
     (13, "independence_order_1")),
    ("politburo_member", (7, "independence_order_3"), (8, "ho_chi_minh_order")),
    ("top_leader", (3, "ho_chi_minh_order"), (8, "gold_star_order")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("post", "years", "wanted"), [(post, *pair) for post, *pairs in DECREE_152 for pair in pairs]
)
def test_the_table_of_decree_152(post: str, years: int, wanted: str) -> None:
    assert earned(NOW, (post, years)) == wanted


DECREE_91 = [
    ("department_director", (9, "none"), (10, "labour_order_3"), (15, "labour_order_2")),
    ("ministry_department_director", (5, "none"), (6, "labour_order_3"), (10, "labour_order_2"),
     (15, "labour_order_1")),
    ("department_deputy_director", (9, "none"), (10, "none…labour_order_3")),
    ("province_chair", (5, "labour_order_1…gold_star_order")),
    ("minister", (4, "none…gold_star_order")),
]  # fmt: skip


@pytest.mark.parametrize(
    ("post", "years", "wanted"), [(post, *pair) for post, *pairs in DECREE_91 for pair in pairs]
)
def test_the_table_of_decree_91(post: str, years: int, wanted: str) -> None:
    assert earned(OLD, (post, years)) == wanted


@pytest.mark.parametrize(
    ("years", "wanted"), [(5, "none"), (6, "labour_order_3"), (10, "labour_order_2")]
)
def test_both_resistance_wars_have_a_group_of_their_own(years: int, wanted: str) -> None:
    assert earned(NOW, ("department_director", years), both_wars=True) == wanted


@pytest.mark.parametrize("version", [UNREAD, NEXT], ids=["decree_98", "law_2026"])
def test_a_table_not_read_is_reckoned_by_the_nearest_one(version: Any) -> None:
    assert version.citation.sureness == "unknown"
    assert earned(version, ("department_director", 15)) == "labour_order_1"
    assert version.cites("labour_order_1") is version.citation


# -- the rules around it ------------------------------------------------------------------------
DOUBTFUL = (("department_deputy_director", 9), ("department_director", 6))


def test_a_setting_settles_how_short_time_is_added() -> None:
    history = judged(NOW, *DOUBTFUL)
    assert (history.sure.rank, history.may.rank) == (1, 2)
    rows = tuple(held.post for held in history.sure.held)
    person = History(date(2025, 9, 1), rows, sex="male", retired=date(2025, 7, 1))
    ranks = {how: assess(person, NOW, SERVICE, how) for how in ("per_post", "per_order")}
    assert {how: (a.sure.rank, a.may.rank) for how, a in ranks.items()} == {
        "per_post": (1, 1), "per_order": (2, 2),
    }  # fmt: skip


def test_short_time_goes_down_more_than_one_step() -> None:
    posts = (("department_deputy_director", 6), ("department_director", 3),
             ("province_vice_chair", 1))  # fmt: skip
    assert earned(NOW, *posts) == "labour_order_3"


@pytest.mark.parametrize(
    ("sex", "higher_age", "wanted"),
    [
        ("female", False, "labour_order_3"), ("female", True, "none"),
        ("female", None, "none…labour_order_3"), (None, None, "none…labour_order_3"),
        (None, True, "none"), ("male", False, "none"),
    ],
)  # fmt: skip
def test_women_leaders_serve_a_third_less(
    sex: str | None, higher_age: bool | None, wanted: str
) -> None:
    found = earned(NOW, ("department_deputy_director", 7), sex=sex, higher_age=higher_age)
    assert found == wanted


def test_the_older_decree_knows_no_higher_retirement_age() -> None:
    posts = ("department_director", 7)
    assert earned(OLD, posts, sex="female", higher_age=True) == "labour_order_3"


def discipline(*rows: tuple[str, str]) -> tuple[t.Discipline, ...]:
    return tuple(t.Discipline("p", form, D(day)) for form, day in rows)


@pytest.mark.parametrize(
    ("version", "rows", "wanted"),
    [
        (NOW, [("reprimand", "2010-07-01")], "none"),
        (NOW, [("reprimand", "2010-06-30")], "labour_order_1"),
        (OLD, [("reprimand", "2012-01-01")], "labour_order_2"),
        (OLD, [("warning", "2012-01-01")], "labour_order_3"),
        (OLD, [("demotion", "2012-01-01"), ("warning", "2013-01-01")], "labour_order_3"),
        (OLD, [("dismissal", "2012-01-01")], "none"),
        (OLD, [("expulsion", "2012-01-01")], "none"),
    ],
)
def test_discipline(version: Any, rows: list[tuple[str, str]], wanted: str) -> None:
    found = earned(version, ("department_director", 15), discipline=discipline(*rows))
    assert found == wanted


def test_a_second_grade_below_the_lowest_is_none() -> None:
    found = earned(
        OLD, ("department_director", 10), discipline=discipline(("warning", "2020-01-01"))
    )
    assert found == "none"


# -- day by day ---------------------------------------------------------------------------------
def by_chance(seed: int) -> dict[str, list[Any]]:
    chance = Random(seed)
    register = t.Register()
    sex = chance.choice((None, "female", "male"))
    left = chance.choice((None, D("2021-05-01"), D("2030-01-01")))
    joined_ = chance.choice((None, D("1990-03-01"), D("2019-01-01")))
    register.subjects.append(t.Subject("p", "individual", sex=sex, joined=joined_, left=left))
    leading(chance, register, "p")
    if chance.random() < 0.3:
        form, day = chance.choice(t.DISCIPLINE_WORDS), chance.choice(("2003-05-05", "2016-02-01"))
        register.discipline.append(t.Discipline("p", form, D(day)))
    if chance.random() < 0.2:
        register.awards.append(t.AwardHeld(
            "p", "labour_order_3", 2011, chance.choice((None, D("2012-05-05"))), None,
            "long_service", revoked=chance.choice((None, D("2013-01-01")))))  # fmt: skip
    if chance.random() < 0.2:
        register.deaths.append(t.Death("p", D("2018-09-09")))
    if chance.random() < 0.5:
        register.coverage.append(t.Coverage("p", "posts", chance.choice((1980, 2005)), 2030))
    return {name: list(rows) for name, rows in register.tables()}


@pytest.mark.parametrize("block", range(4))
def test_the_sweep_of_intervals_agrees_with_every_day_looked_at(block: int) -> None:
    open_ = 0
    for seed in range(block * 24, block * 24 + 24):
        rows = by_chance(seed)
        as_of = Random(seed).choice((D("2014-01-01"), D("2019-06-30"), D("2025-12-01")))
        history = history_of(rows, as_of)
        for version in (OLD, NOW):
            for addition in (None, "per_post", "per_order"):
                found = assess(history, version, SERVICE, addition)
                plain = Person(rows, SERVICE, version, as_of, addition)
                ranks = (found.sure.rank, found.may.rank)
                assert ranks == plain.ranks(), (seed, version.id, addition, as_of)
                assert found.anything == plain.anything(), (seed, version.id)
                open_ += ranks[0] < ranks[1]
    assert open_ > 0
