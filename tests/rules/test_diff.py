"""Differences between two days, in structure and in words."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from tests.rules.laws import award as award_file
from tests.rules.laws import leaf, version, write_law
from thidua_rules.lawbook.beyond_diff import diff_one
from thidua_rules.lawbook.diffing import Change, Line, StandardDiff, diff_award, diff_law
from thidua_rules.lawbook.plainly import plain_diff
from thidua_rules.lawbook.saying import Speaker
from thidua_rules.lawbook.wording import KEYS, OF_WORD
from thidua_rules.loading import load_law
from thidua_rules.loading.leaf_words import LEAF_WORDS, PROCEDURE_WORDS

LAW = load_law()
OLD, NEW = date(2020, 1, 1), date(2024, 6, 1)


def one(award: str, old: date = OLD, new: date = NEW, *, standard: int = 0) -> StandardDiff:
    return diff_award(LAW.awards[award], old, new).standards[standard]


def line(found: StandardDiff, id_: str) -> Line:
    return next(one for one in found.lines if one.id == id_)


def said(found: StandardDiff, lang: str = "vi") -> str:
    return "\n".join(Speaker(LAW, lang).standard_diff(found))


def test_a_criterion_is_added_and_one_dropped() -> None:
    found = one("emulation_fighter_grassroots")
    assert line(found, "excellent").state == "added"
    assert line(found, "quota").state == "dropped"
    assert "Thêm: Được xếp loại hoàn thành xuất sắc nhiệm vụ trong năm" in said(found)
    assert "Bỏ: Không quá 15%" in said(found)


@pytest.mark.parametrize(
    ("award", "id_", "change", "words"),
    [
        ("advanced_labour_collective", "share", ("raised", "percent", 50, 70),
         "Nâng tỷ lệ từ 50% lên 70%"),
        ("advanced_worker", "service", ("lowered", "min_months", 10, 6),
         "Hạ số tháng làm việc trong năm từ 10 xuống 6"),
    ],
)  # fmt: skip
def test_a_number_is_raised_or_lowered(award, id_, change, words) -> None:
    found = one(award)
    kinds = [leaf.id for leaf in found.new.criteria.leaves() if leaf.kind == "share"]
    told = line(found, kinds[0] if id_ == "share" else id_)
    assert change in {(c.kind, c.key, c.old, c.new) for c in told.changes}
    assert words in said(found)


def test_one_year_becomes_two(tmp_path: Path) -> None:
    asked = leaf("titles: {award: tested, min: 1, window: %s}")
    first = version(f"all: [{asked % 'year'}]", id="a", starts="2020-01-01", ends="to: 2022-01-01,")
    second = version(f"all: [{asked % 2}]", id="b", starts="2022-01-01")
    law = load_law(write_law(tmp_path, {"tested": award_file("tested", first, second)}))
    found = diff_award(law.awards["tested"], date(2021, 1, 1), date(2023, 1, 1)).standards[0]
    assert [(c.kind, c.key, c.old, c.new) for c in found.lines[0].changes] == [
        ("raised", "window", "year", 2)
    ]


def test_what_is_no_longer_asked_and_for_whom_is_said_in_words() -> None:
    dropped = Change("other", "issuers", ("province",), ())
    assert Speaker(LAW).change(dropped).startswith("Không còn yêu cầu: ")
    assert Speaker(LAW, "en").change(dropped).startswith("No longer asked: ")
    groups = ("worker", "farmer")
    assert Speaker(LAW).standard("individual", groups) == (
        "Cá nhân: Người lao động, công nhân; Nông dân"
    )


def test_the_way_back_says_the_opposite() -> None:
    forth, back = one("advanced_worker"), one("advanced_worker", NEW, OLD)
    assert line(forth, "service").changes[0].kind == "lowered"
    assert line(back, "service").changes[0].kind == "raised"
    assert {x.id for x in forth.lines if x.state == "added"} == {
        x.id for x in back.lines if x.state == "dropped"
    }


def test_a_new_article_or_wording_is_no_change_of_substance() -> None:
    told = line(one("emulation_fighter_grassroots"), "science_work")
    assert {change.kind for change in told.changes} == {"reworded", "cited"}
    assert not told.substantive
    assert "Căn cứ: trước là Luật 15/2003/QH11 Điều 23, nay là Luật 06/2022/QH15 Điều 23.2" in said(
        one("emulation_fighter_grassroots")
    )


def test_a_demand_becomes_one_of_several() -> None:
    told = line(one("ministry_province_flag"), "exceeds_targets")
    assert "alternative" in {change.kind for change in told.changes}


def test_how_sure_a_rule_is_may_be_all_that_changes() -> None:
    told = line(one("advanced_worker"), "service")
    assert ("verified", "to_confirm") in {(c.old, c.new) for c in told.changes if c.kind == "sure"}


def test_a_text_nobody_read_is_compared_with_the_draft_only() -> None:
    found = one("emulation_fighter_grassroots", NEW, date(2027, 1, 1))
    assert (found.old_state, found.new_state) == ("read", "unread")
    assert found.lines == ()
    assert {x.id: x.state for x in found.draft}["advanced_worker_standard"] == "dropped"
    assert "Nay: chưa đọc được văn bản" in said(found)
    assert "By the draft:" in said(found, "en")


def test_before_the_data_nothing_is_compared_away() -> None:
    found = one("advanced_worker", date(2000, 1, 1), OLD)
    assert found.old_state == "before"
    assert {x.state for x in found.lines} == {"added"}


def test_versions_that_say_the_same_differ_in_nothing() -> None:
    assert not one("pm_merit_certificate", date(2026, 2, 1), date(2026, 3, 1)).changed
    found = diff_award(LAW.awards["advanced_worker"], date(2024, 2, 1), date(2025, 8, 1))
    assert not any(x.substantive for s in found.standards for x in s.lines if x.part == "criterion")


def test_the_whole_law_names_instruments_and_principles() -> None:
    found = diff_law(LAW, OLD, NEW)
    rules = {(rule.kind, rule.code, rule.state) for rule in found.rules}
    assert ("instrument", "law_06_2022", "added") in rules
    assert ("instrument", "decree_91_2017", "dropped") in rules
    assert {kind for kind, _, _ in rules} == {"instrument", "principle"}
    assert all(award.changed for award in found.awards)
    text = "\n".join(Speaker(LAW).law_diff(found))
    assert "Có hiệu lực từ 01/01/2024: Luật 06/2022/QH15" in text
    assert "None" not in text


def test_every_parameter_of_the_law_files_has_a_name() -> None:
    declared = {word: set(one.params) for word, one in LEAF_WORDS.items()}
    declared |= {word: set(params) for word, params in PROCEDURE_WORDS.items()}
    unnamed = {
        f"{word}.{key}" for word, keys in declared.items() for key in keys
        if key not in KEYS and f"{word}.{key}" not in OF_WORD
    }  # fmt: skip
    assert not unnamed, "name them in lawbook/wording.py"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_change_there_ever_was_has_words(lang) -> None:
    """From each version to the next, of every standard: a sentence, and no bare code in it."""
    speaker = Speaker(LAW, lang)
    for award in LAW.awards.values():
        days = sorted({v.starts for s in award.standards for v in s.versions})
        for old, new in pairwise(days):
            for found in diff_award(award, old, new).standards:
                told = list(speaker.standard_diff(found))
                assert bool(told) == found.changed, (award.code, old, new)
                assert not [text for text in told if "_" in text or "None" in text], told


def test_plain_data_keeps_the_words_and_the_values() -> None:
    plain = plain_diff(diff_law(LAW, OLD, NEW), Speaker(LAW))
    assert (plain["old"], plain["new"]) == ("2020-01-01", "2024-06-01")
    awards = {one["award"]: one for one in plain["awards"]}
    lines = awards["advanced_worker"]["standards"][0]["lines"]
    service = next(one for one in lines if one["id"] == "service")
    assert service["changes"][0] == {
        "kind": "lowered", "key": "min_months", "old": 10, "new": 6,
        "says": "Hạ số tháng làm việc trong năm từ 10 xuống 6",
    }  # fmt: skip
    assert set(service["new"]) == {"text", "instrument", "article", "sureness"}


# -- beside the standards -------------------------------------------------------------------------
def told_of(award: str, old: date, new: date, lang: str = "vi") -> str:
    speaker = Speaker(LAW, lang)
    return "\n".join(speaker.award_diff(diff_one(LAW, LAW.awards[award], old, new)))


def test_the_base_salary_is_raised_for_every_award() -> None:
    found = diff_law(LAW, date(2024, 6, 30), date(2024, 7, 1))
    shift = next(one for one in found.beyond if one.topic == "salary")
    assert shift.state == "raised"
    assert (
        Speaker(LAW)
        .shift(shift)
        .startswith(
            "Mức lương cơ sở – nâng từ 1.800.000 đồng [Nghị định 24/2023/NĐ-CP] lên 2.340.000 đồng"
        )
    )
    assert "raised from 1,800,000 đồng" in Speaker(LAW, "en").shift(shift)


def test_what_was_not_read_or_recorded_before_is_not_said_to_be_new() -> None:
    told = told_of("advanced_worker", date(2023, 12, 31), date(2024, 1, 1))
    assert "Hệ số tiền thưởng (cá nhân) – nay: 0,3 [" in told
    assert "trước: chưa đọc được mức của thời kỳ này [Nghị định 91/2017/NĐ-CP]" in told
    told = told_of("pm_merit_certificate", date(2023, 12, 31), date(2024, 1, 1))
    assert "trước: chưa ghi trong dữ liệu" in told
    assert "Thời hạn – thêm" not in told


def test_deadlines_papers_votes_and_quotas_are_compared_in_both_languages() -> None:
    told = told_of("emulation_fighter_national", date(2025, 6, 30), date(2025, 7, 1))
    assert "Hồ sơ (cá nhân) – thêm: Công khai trên phương tiện thông tin" in told
    assert "Hệ số tiền thưởng (cá nhân) – như cũ: 4,5" in told
    assert "căn cứ trước là Nghị định 98/2023/NĐ-CP" in told
    english = told_of("emulation_fighter_national", date(2025, 6, 30), date(2025, 7, 1), "en")
    assert "Dossier (individual) – added:" in english
    assert "Bonus coefficient (individual) – as before: 4.5" in english


def test_a_vote_the_standard_tells_of_is_not_told_twice() -> None:
    """The line of the procedure says it; of a text nobody has read only the side line could."""
    found = diff_one(LAW, LAW.awards["emulation_fighter_grassroots"], OLD, NEW)
    told = [line for one in found.standards for line in one.lines if line.part == "procedure"]
    assert {line.id for line in told if line.state == "added"} == {"vote"}
    assert not {"vote", "quota"} & {shift.topic for shift in found.beyond}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_change_beside_the_standards_has_words(lang) -> None:
    speaker, topics = Speaker(LAW, lang), set()
    days = (OLD, NEW, date(2024, 8, 1), date(2025, 8, 1), date(2026, 3, 1), date(2026, 12, 1))
    for old, new in (*pairwise(days), (NEW, OLD)):
        found = diff_law(LAW, old, new)
        shifts = [*found.beyond, *(shift for one in found.awards for shift in one.beyond)]
        topics |= {shift.topic for shift in shifts}
        for said in map(speaker.shift, shifts):
            assert " – " in said
            assert not {"None", "{", "[vi]"} & {word.strip("[]") for word in said.split()}, said
    assert topics >= {"salary", "bonus", "deadline", "dossier", "cap"}


def test_the_same_day_twice_differs_in_nothing_beside_the_standards() -> None:
    found = diff_law(LAW, date(2025, 8, 10), date(2025, 8, 11))
    assert (found.beyond, found.awards) == ((), ())
