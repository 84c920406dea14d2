"""The general principles: data and rules fit, and each speaks with its citation."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.rules.laws import law_asking, leaf, verdict_of
from thidua_rules.evaluating.fallen import built_on_fallen
from thidua_rules.explaining import explain
from thidua_rules.explaining.principle_words import NOTICES
from thidua_rules.judging import Question, judge
from thidua_rules.loading import load_law
from thidua_rules.model.law import Branching, Leaf
from thidua_rules.model.verdict import Overall, Status, Verdict
from thidua_rules.months import months_later
from thidua_rules.principles.files import is_fresh
from thidua_rules.principles.notices import RULES
from thidua_rules.tables import (
    AwardHeld,
    BodyRating,
    Coverage,
    Discipline,
    Initiative,
    Members,
    Membership,
    Post,
    Proposal,
    Rating,
    Register,
    Subject,
)

LAW = load_law()
ELSEWHERE = {"preference", "bonus", "delegated"}
"""Principles other than by a notice: an order among equals, money, local rules."""
FULL = ("ratings", "awards", "initiatives")


def codes(verdict: Verdict) -> set[str]:
    return {notice.code for notice in verdict.warnings}


# -- data and rules -----------------------------------------------------------------------------
def test_every_rule_has_its_principle_and_every_principle_its_rule() -> None:
    assert set(RULES) <= set(LAW.principles)
    assert set(LAW.principles) - set(RULES) <= ELSEWHERE


@pytest.mark.parametrize("code", sorted(LAW.principles))
def test_versions_follow_each_other_and_earlier_ones_say_how_sure_they_are(code: str) -> None:
    versions = LAW.principles[code].versions
    for one, after in pairwise(versions):
        assert one.ends is not None
        assert one.ends <= after.starts
    assert all(v.starts >= date(2017, 10, 1) and v.text["vi"] and v.text["en"] for v in versions)


def test_only_merit_awards_are_a_basis_in_every_version() -> None:
    """The lanes count merit awards alone; a version that said otherwise would not be heard."""
    for version in LAW.principles["merit_only"].versions:
        assert version.applies["methods"] == ("merit",)


def chains(tree: Branching, *, inside: bool = False) -> list[Leaf]:
    """Leaves that ask a collective for years in a row since a prior award."""
    inside = inside or tree.since is not None
    found = []
    for child in tree.children:
        if isinstance(child, Branching):
            found += chains(child, inside=inside)
        elif inside and child.kind == "years_with":
            found.append(child)
    return found


def test_collectives_are_asked_for_5_10_15_or_25_years() -> None:
    steps = {int(step) for step in LAW.principles["collective_years"].versions[-1].applies["years"]}
    asked = {
        leaf.params["years"]
        for award in LAW.awards.values() for standard in award.standards
        if standard.kind == "collective" for version in standard.versions
        if version.criteria and version.starts >= date(2025, 7, 1)
        for leaf in chains(version.criteria)
    }  # fmt: skip
    assert asked
    assert asked <= steps


@pytest.mark.parametrize(
    ("code", "sent", "received", "starts"),
    [
        ("restart", None, date(2025, 6, 30), None),
        ("restart", None, date(2025, 7, 1), date(2025, 7, 1)),
        ("restart", date(2025, 6, 30), date(2025, 7, 8), None),
        ("preference", date(2025, 6, 30), date(2025, 7, 8), date(2024, 1, 1)),
        ("preference", date(2025, 7, 1), date(2025, 7, 8), date(2025, 7, 1)),
        ("preference", None, date(2023, 12, 31), date(2017, 10, 1)),
        ("preference", None, date(2024, 1, 1), date(2024, 1, 1)),
        ("collective_bodies", None, date(2023, 12, 31), date(2020, 1, 1)),
        ("collective_bodies", None, date(2024, 1, 1), None),
        ("collective_bodies", None, date(2019, 12, 31), None),
    ],
)
def test_a_version_passes_over_by_its_followers_own_test(
    code: str, sent: date | None, received: date, starts: date | None
) -> None:
    version = LAW.principles[code].version_for(received=received, sent=sent)
    assert (version and version.starts) == starts


# -- sentences ----------------------------------------------------------------------------------
def test_a_notice_is_said_with_its_article_and_how_sure_it_is() -> None:
    register = Register(
        subjects=[Subject("p", joined=date(2010, 1, 1))],
        ratings=[Rating("p", 2025, "good"), Rating("p", 2022, "good")],
        posts=[Post("p", "staff", date(2010, 1, 1), date(2022, 3, 1), "a"),
               Post("p", "staff", date(2022, 3, 1), date(2025, 8, 1), "b"),
               Post("p", "staff", date(2025, 8, 1), None, "c")],
    )  # fmt: skip
    said = {}
    for year, day in ((2022, date(2023, 1, 16)), (2025, date(2026, 1, 15))):
        verdict = judge(register, LAW, Question(year, day)).verdict("p", "advanced_worker")
        for lang in ("vi", "en"):
            said[year, lang] = explain(verdict, LAW, lang).warnings[-1]
    assert said[2022, "vi"] == (
        "Có chuyển công tác trong năm: đơn vị mới xét. (Nghị định 91/2017/NĐ-CP Điều 10)"
    )
    assert said[2025, "vi"] == (
        "Có chuyển công tác trong năm: cơ quan có thẩm quyền đánh giá, xếp loại xét;"
        " cần ý kiến của đơn vị cũ (làm ở đó từ 6 tháng trở lên trong năm)."
        " (Thông tư 15/2025/TT-BNV Điều 2.5; cần đối chiếu văn bản)"
    )
    assert said[2025, "en"].startswith(
        "Transferred in the year: the body competent to rate decides"
    )
    assert said[2025, "en"].endswith("(Circular 15/2025/TT-BNV Art. 2.5; to be confirmed)")


def test_every_notice_has_a_sentence_in_both_languages() -> None:
    assert NOTICES["vi"].keys() == NOTICES["en"].keys()
    assert all(text.endswith((".", "}.")) for words in NOTICES.values() for text in words.values())


# -- one achievement, one reward ----------------------------------------------------------------
WORKED = "initiatives: [{year: 2024, level: base, title: T, decision_no: 1, used_for: [title_a]}]"


@pytest.mark.parametrize(
    ("filled", "status"),
    [(None, Status.MET), ("allow", Status.MET), ("warn", Status.MET), ("refuse", Status.NOT_MET)],
)
def test_climbing_to_the_next_title_is_as_the_province_says(
    tmp_path: Path, filled: str | None, status: Status
) -> None:
    settings = (
        "{title_climb: {values: [allow, warn, refuse], text: {vi: t},"
        " cite: a_law Điều 5, sure: verified, seen: S1}}"
    )
    asked = leaf("initiatives: {level: base, window: year, unused_for: title}")
    overlay = f"{{title_climb: [{filled}]}}" if filled else ""
    law = law_asking(tmp_path, asked, overlay=overlay, settings=settings)
    title = next(code for code, award in law.awards.items() if award.family == "title")
    verdict = verdict_of(law, WORKED.replace("title_a", title))
    assert verdict.tree is not None
    assert verdict.tree.children[0].status is status


# -- a head and the unit ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("post", "own", "theirs", "warned"),
    [
        ("division_head", "excellent", "good", True),
        ("division_head", "good", "good", False),
        ("division_head", "good", "excellent", False),
        ("division_deputy_head", "excellent", "good", False),
        ("staff", "excellent", "good", False),
        ("division_head", "excellent", None, False),
    ],
)
def test_a_head_is_not_rated_above_the_unit(
    post: str, own: str, theirs: str | None, warned: bool
) -> None:
    ratings = [Rating("p", 2026, own)]
    ratings += [Rating("u", 2026, theirs)] if theirs else []
    register = Register(
        subjects=[Subject("p", joined=date(2010, 1, 1)), Subject("u", "collective", None)],
        ratings=ratings, posts=[Post("p", post, date(2020, 1, 1), None, "u")],
    )  # fmt: skip
    verdict = judge(register, LAW, Question(2026, date(2027, 1, 15))).verdict(
        "p", "advanced_worker"
    )
    assert ("head_above_unit" in codes(verdict)) is warned


# -- revocation ---------------------------------------------------------------------------------
def fighter(year: int, **more: object) -> AwardHeld:
    day = date(year + 1, 1, 10)
    return AwardHeld("p", "emulation_fighter_grassroots", year, day, "department", **more)


def test_awards_built_on_a_revoked_one_fall_one_after_the_other() -> None:
    """The base title falls, the provincial one rests on it, the national one on the provincial."""
    lost = fighter(2023, revoked=date(2027, 5, 1))
    province = [
        AwardHeld(
            "p", "emulation_fighter_ministry_province", year, date(year + 1, 3, 1), "province"
        )
        for year in (2024, 2025)
    ]
    national = AwardHeld("p", "emulation_fighter_national", 2025, date(2026, 8, 1), "government")
    register = Register(
        subjects=[Subject("p", joined=date(2010, 1, 1))],
        ratings=[Rating("p", year, "excellent") for year in range(2020, 2027)],
        awards=[*(fighter(y) for y in (2021, 2022)), lost, *(fighter(y) for y in (2024, 2025)),
                *province, national],
        initiatives=[Initiative("p", 2024, "ministry_province", replicable=True),
                     Initiative("p", 2025, "national", replicable=True)],
        coverage=[Coverage("p", table, 1990, 2027) for table in FULL],
    )  # fmt: skip
    after = judge(register, LAW, Question(2026, date(2027, 6, 1)))
    assert [(one.award, one.year) for one in built_on_fallen(after, register)] == [
        ("emulation_fighter_ministry_province", 2024),
        ("emulation_fighter_ministry_province", 2025),
        ("emulation_fighter_national", 2025),
    ]
    before = judge(register, LAW, Question(2026, date(2027, 4, 30)))
    assert built_on_fallen(before, register) == ()


def division(roll: Members | None = None) -> Register:
    """Ten people, seven of them advanced workers, one of whom loses the title in May 2026."""
    people = [f"p{n}" for n in range(10)]
    return Register(
        subjects=[*(Subject(uid, joined=date(2010, 1, 1)) for uid in people),
                  Subject("u", "collective", None, role="division")],
        ratings=[Rating("u", 2024, "good"), *(Rating(uid, 2024, "good") for uid in people)],
        awards=[*(AwardHeld(uid, "advanced_worker", 2024, date(2025, 1, 5), "department",
                            revoked=date(2026, 5, 1) if uid == "p0" else None)
                  for uid in people[:7]),
                AwardHeld("u", "advanced_labour_collective", 2024, date(2025, 1, 10))],
        memberships=[Membership(uid, "u", 2024) for uid in people],
        members=[roll] if roll else [],
        proposals=[Proposal("p0", "advanced_worker", 2024)],
        coverage=[*(Coverage(uid, table, 2010, 2026) for uid in (*people, "u") for table in FULL),
                  *(Coverage(uid, "proposals", 2024, 2024) for uid in people)],
    )  # fmt: skip


COUNTED = Members("u", 2024, 10, advanced_worker=7, all_completed=True,
                  disciplined_warning_or_more=0)  # fmt: skip


@pytest.mark.parametrize("roll", [None, COUNTED], ids=["from the people", "counted"])
@pytest.mark.parametrize(("day", "told"), [("2026-04-30", False), ("2026-05-01", True)])
def test_a_collective_is_told_that_a_members_title_fell(
    roll: Members | None, day: str, told: bool
) -> None:
    """Seven of ten are just 70 %; with six the title of 2024 is not met."""
    sweep = judge(division(roll), LAW, Question(2024, date.fromisoformat(day)))
    verdict = sweep.verdict("u", "advanced_labour_collective", plan=False)
    assert ("built_on_revoked" in codes(verdict)) is told


def test_a_collective_with_titles_to_spare_is_left_alone() -> None:
    register = division()
    extra = AwardHeld("p8", "advanced_worker", 2024, date(2025, 1, 5), "department")
    register = replace(register, awards=[*register.awards, extra])
    verdict = judge(register, LAW, Question(2024, date(2026, 6, 1))).verdict(
        "u", "advanced_labour_collective", plan=False
    )
    assert "built_on_revoked" not in codes(verdict)


def test_an_award_that_does_not_need_the_revoked_one_is_left_alone() -> None:
    register = Register(
        subjects=[Subject("p", joined=date(2010, 1, 1))],
        ratings=[Rating("p", year, "excellent") for year in range(2020, 2025)],
        awards=[fighter(2022, revoked=date(2025, 5, 1)), fighter(2024)],
        initiatives=[], coverage=[Coverage("p", "awards", 1990, 2025)],
    )  # fmt: skip
    sweep = judge(register, LAW, Question(2024, date(2025, 6, 1)))
    assert built_on_fallen(sweep, register) == ()


# -- discipline after the reference year, bodies ------------------------------------------------
@pytest.mark.parametrize(
    ("starts", "ends", "received", "overall"),
    [
        (date(2026, 2, 10), None, date(2026, 3, 2), Overall.NOT_ELIGIBLE),
        (date(2026, 2, 10), date(2026, 2, 20), date(2026, 3, 2), Overall.NOT_ELIGIBLE),
        (date(2026, 3, 3), None, date(2026, 3, 2), Overall.ELIGIBLE),
        (date(2019, 2, 1), date(2019, 8, 1), date(2026, 3, 2), Overall.ELIGIBLE),
        (date(2024, 2, 1), date(2024, 8, 1), date(2026, 3, 2), Overall.UNDETERMINED),
        (date(2025, 2, 1), date(2025, 8, 1), date(2026, 3, 2), Overall.NOT_ELIGIBLE),
    ],
)
def test_what_was_achieved_before_discipline_is_left_out_whenever_it_began(
    starts: date, ends: date | None, received: date, overall: Overall
) -> None:
    """Two excellent years with two initiatives each: point d of the provincial certificate."""
    register = Register(
        subjects=[Subject("p", joined=date(2000, 1, 1))],
        ratings=[Rating("p", year, "excellent") for year in (2024, 2025)],
        initiatives=[Initiative("p", year) for year in (2024, 2025, 2025)],
        discipline=[Discipline("p", "reprimand", starts, ends)],
        coverage=[Coverage("p", table, 1990, 2026) for table in FULL],
    )  # fmt: skip
    question = Question(2025, received, awards=("ministry_province_merit_certificate",))
    assert judge(register, LAW, question).overall[0, 0] == overall


@pytest.mark.parametrize(
    ("party", "union", "covered", "status"),
    [
        ("good", "good", False, Status.MET),
        ("good", None, False, Status.UNKNOWN),
        ("good", None, True, Status.NOT_MET),
        ("completed", None, False, Status.NOT_MET),
        (None, None, False, Status.UNKNOWN),
        ("good", "completed", False, Status.NOT_MET),
    ],
)
def test_each_bodys_rating_is_known_or_not_by_itself(
    tmp_path: Path, party: str | None, union: str | None, covered: bool, status: Status
) -> None:
    law = law_asking(tmp_path, leaf("body_rating: {bodies: [party, union], at_least: good}"))
    rows = [BodyRating("p", 2024, body, rating)
            for body, rating in (("party", party), ("union", union)) if rating]  # fmt: skip
    register = Register(
        subjects=[Subject("p", joined=date(2000, 1, 1))], body_ratings=rows,
        coverage=[Coverage("p", "body_ratings", 2000, 2025)] if covered else [],
    )  # fmt: skip
    verdict = judge(register, law, Question(2024, date(2025, 3, 3))).verdict("p", "tested")
    assert verdict.tree is not None
    assert verdict.tree.children[0].status is status


# -- reports ------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("reported", "months", "limit"),
    [
        (date(2025, 12, 31), 6, date(2026, 6, 30)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 6, 15), 12, date(2026, 6, 15)),
    ],
)
def test_a_report_is_fresh_up_to_the_same_day_months_later(
    reported: date, months: int, limit: date
) -> None:
    assert months_later(reported, months) == limit
    assert is_fresh(reported, limit, months)
    assert not is_fresh(reported, limit.fromordinal(limit.toordinal() + 1), months)
