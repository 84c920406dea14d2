"""Working days over lunar new year and swapped days, forward and back; due days and days left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua_rules.deadlines import (
    CalendarLaw,
    Count,
    Fixed,
    OutOfCalendar,
    WorkingDays,
    due,
    left,
    statistics_year,
)
from thidua_rules.deadlines.told import due_text, every_term, left_text, terms_of
from thidua_rules.deadlines.working_days import estimated
from thidua_rules.loading.calendar import load_calendar
from thidua_rules.model.verdict import Sureness
from thidua_rules.months import months_later

CALENDAR = load_calendar()
OFF = CALENDAR.days_off
RECORDED = sorted(OFF.years)
DAYS = st.dates(date(2018, 1, 1), date(2030, 12, 31))
ONE = timedelta(days=1)


def days() -> WorkingDays:
    return WorkingDays(OFF)


# -- the days off -------------------------------------------------------------------------------
# The one swap that the library does not know: Letter 12729/VPCP-KGVX.
BY_LETTER = {date(2026, 1, 2), date(2026, 1, 10)}


@pytest.mark.parametrize("year", RECORDED)
def test_the_recorded_year_is_the_librarys_but_for_what_a_letter_changed(year: int) -> None:
    written, foreseen = OFF.years[year], estimated(OFF, year)
    changed = (set(written.off) ^ set(foreseen.off)) | (written.worked ^ foreseen.worked)
    assert changed == (BY_LETTER if year == 2026 else set())


def test_years_without_a_notice_are_marked_estimated() -> None:
    marked = [year for year in RECORDED if OFF.years[year].estimated]
    assert marked == [2017, 2018, 2019, 2020, 2027, 2028, 2029, 2030, 2031]
    assert all(OFF.years[year].citation.sureness is Sureness.TO_CONFIRM for year in marked)


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2024, 2025, 2026])
def test_tet_is_five_days_off_and_the_national_day_two(year: int) -> None:
    names = list(OFF.years[year].off.values())
    assert names.count("tet") == 5
    assert names.count("national_day") == 2
    assert names.count("hung_kings") == names.count("reunification") == 1


@pytest.mark.parametrize("year", [2012, 2040])
def test_a_year_that_is_not_recorded_is_asked_of_the_library(year: int) -> None:
    counter = days()
    found = counter.year(year)
    library = holidays.country_holidays("VN", years=year)
    day = date(year, 1, 1)
    while day.year == year:
        assert counter.works(day) is library.is_working_day(day), day
        day += ONE
    assert (found.year, found.estimated) == (year, True)
    assert found.citation is OFF.estimate_citation


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2100, 1, 1)])
def test_beyond_the_known_lunar_years_it_refuses(day: date) -> None:
    with pytest.raises(OutOfCalendar):
        days().works(day)


@pytest.mark.parametrize("day", [date(2000, 1, 4), date(2099, 12, 31)])
def test_the_first_and_the_last_year_are_known(day: date) -> None:
    assert days().works(day)


# -- counting -----------------------------------------------------------------------------------
@given(DAYS, st.integers(1, 60))
def test_forward_and_back_are_each_others_mirror(day: date, count: int) -> None:
    counter = days()
    ahead, behind = counter.add(day, count), counter.add(day, -count)
    assert counter.works(ahead)
    assert counter.works(behind)
    assert counter.between(day, ahead) == count
    assert counter.add(ahead, -count) == counter.previous_working(day)
    assert counter.add(behind, count) == counter.next_working(day)


@given(DAYS, st.integers(0, 40), st.integers(0, 40))
def test_counts_add_up(day: date, one: int, other: int) -> None:
    counter = days()
    assert counter.add(counter.add(day, one), other) == counter.add(day, one + other)


@given(DAYS, DAYS)
def test_days_between_are_counted_one_by_one(one: date, other: date) -> None:
    first, last = min(one, other), max(one, other)
    last = min(last, first + timedelta(days=120))
    counter = days()
    span = [first + timedelta(days=n) for n in range(1, (last - first).days + 1)]
    assert counter.between(first, last) == sum(counter.works(day) for day in span)
    assert counter.between(last, first) == -counter.between(first, last)
    assert [day for day, _ in counter.holidays_between(first, last)] == [
        day for day in span if day in OFF.years[day.year].off
    ]


@given(DAYS)
def test_next_and_previous_working_days_are_the_nearest(day: date) -> None:
    counter = days()
    ahead, behind = counter.next_working(day), counter.previous_working(day)
    assert behind <= day <= ahead
    assert counter.works(ahead)
    assert counter.works(behind)
    assert (ahead == day) is (behind == day) is counter.works(day)
    assert counter.between(behind, ahead) == (0 if ahead == behind else 1)


def test_zero_working_days_is_the_day_itself() -> None:
    assert days().add(date(2026, 11, 22), 0) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "months", "wanted"),
    [
        ("2025-08-31", 6, "2026-02-28"), ("2023-08-31", 6, "2024-02-29"),
        ("2025-12-31", 6, "2026-06-30"), ("2026-01-15", 12, "2027-01-15"),
        ("2026-12-01", 1, "2027-01-01"), ("2026-01-31", -1, "2025-12-31"),
        ("2026-03-31", -1, "2026-02-28"), ("2026-05-05", 0, "2026-05-05"),
        ("2026-11-30", 1, "2026-12-30"), ("2026-12-31", -12, "2025-12-31"),
    ],
)  # fmt: skip
def test_months_end_on_the_same_day_or_the_months_last(day: str, months: int, wanted: str) -> None:
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(wanted)


# -- due days -----------------------------------------------------------------------------------
# What the notes on procedure §2.7–2.10 say of each term, for an event of 2026.
RULES = {
    "national_fighter_file": Fixed(12, 31, 1), "government_flag_file": Fixed(6, 30, None),
    "government_flag_file_education": Fixed(12, 31, None),
    "state_appraisal": Count(30, "working_days", back=False),
    "state_appraisal_highest": Count(40, "working_days", back=False),
    "home_affairs_appraisal": Count(20, "working_days", back=False),
    "return_unqualified": Count(10, "working_days", back=False),
    "notice_of_refusal": Count(10, "working_days", back=False),
    "copy_of_decision": Count(10, "working_days", back=False),
    "delivery_of_objects": Count(10, "working_days", back=False),
    "delivery_of_objects_many": Count(20, "working_days", back=False),
    "consultation_reply": Count(10, "working_days", back=False),
    "submission_after_opinions": Count(10, "working_days", back=False),
    "province_posting": Count(10, "working_days", back=True),
    "hero_posting": Count(10, "working_days", back=False),
    "report_freshness": Count(6, "months", back=False),
    "enterprise_consent": Count(10, "working_days", back=False),
    "revocation_proposal": Count(10, "working_days", back=False),
    "honour_stripping": Count(30, "days", back=False),
    "return_after_revocation": Count(15, "working_days", back=False),
    "forwarding_returned_objects": Count(15, "working_days", back=False),
    "statistics_approval": Count(10, "days", back=False),
    "issue_of_document": Count(1, "working_days", back=False),
    "handover_to_archive": Count(12, "months", back=False),
    "province_title_review": None, "statistics_report": None,
}  # fmt: skip


def test_every_term_has_its_rule() -> None:
    found = {code: due(CALENDAR, code, date(2026, 3, 2)).rule for code in CALENDAR.terms}
    assert found == RULES


@pytest.mark.parametrize(
    "code", [code for code, rule in RULES.items() if isinstance(rule, Count) and not rule.back]
)
def test_a_later_event_is_never_due_earlier(code: str) -> None:
    ends = [due(CALENDAR, code, date(2026, 1, 1) + timedelta(days=n)).day for n in range(0, 330, 3)]
    found = [day for day in ends if day is not None]
    assert len(found) == len(ends)
    assert found == sorted(found)


@given(st.dates(date(2025, 7, 15), date(2027, 2, 1)))
def test_posting_leaves_ten_working_days_before_the_council(council: date) -> None:
    found = due(CALENDAR, "province_posting", council)
    assert found.day is not None
    counter = days()
    assert counter.between(found.day - ONE, council - ONE) == 10
    assert counter.works(found.day)
    assert all(found.day <= day < council for day, _ in found.off)


def test_a_working_day_count_rests_on_its_years_notices() -> None:
    found = due(CALENDAR, "state_appraisal", date(2025, 12, 1))
    assert [str(c) for c in found.citations] == [
        "Nghị định 152/2025/NĐ-CP Điều 35.3", "Bộ luật Dân sự 91/2015/QH13 Điều 147.2",
        "Thông báo 6150/TB-BLĐTBXH", "Thông báo 9441/TB-BNV",
    ]  # fmt: skip
    assert (found.estimated, found.notes) == ((), ())


def test_an_estimated_year_is_said_in_both_languages() -> None:
    found = due(CALENDAR, "state_appraisal", date(2026, 12, 21))
    assert found.estimated == (2027,)
    assert "2027" in found.notes[0]["vi"]
    assert "2027" in found.notes[0]["en"]
    assert found.off == ((date(2027, 1, 1), "new_year"),)


def test_a_fixed_day_stays_on_a_day_off_and_reads_no_calendar() -> None:
    sunday = due(CALENDAR, "statistics_report", date(2024, 3, 1))
    assert (sunday.day, sunday.moved) == (date(2024, 12, 15), False)
    assert (sunday.estimated, sunday.off) == ((), ())
    assert [str(c) for c in sunday.citations] == ["Thông tư 02/2023/TT-BNV"]


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(KeyError):
        due(CALENDAR, "someday", date(2026, 1, 1))


def changed(code: str, counting: dict[str, object], **version: object) -> CalendarLaw:
    """The calendar with another way of counting, and one term that says something else."""
    term = CALENDAR.terms[code]
    other = replace(term, versions=tuple(replace(v, **version) for v in term.versions))
    return CalendarLaw(OFF, replace(CALENDAR.counting, **counting), {code: other}, {}, {})


def test_where_the_first_day_counts_the_term_ends_a_day_earlier() -> None:
    first = {"first_day_counted": True}
    ahead = due(changed("consultation_reply", first), "consultation_reply", date(2026, 3, 3))
    behind = due(changed("province_posting", first), "province_posting", date(2026, 3, 31))
    assert (ahead.day, behind.day) == (date(2026, 3, 16), date(2026, 3, 18))


def test_a_term_may_say_itself_what_happens_on_a_day_off() -> None:
    event = date(2026, 8, 3)
    own = due(changed("honour_stripping", {}, on_day_off="next"), "honour_stripping", event)
    assert (own.day, own.moved) == (date(2026, 9, 3), True)
    assert "Điều 148.5" not in str([str(citation) for citation in own.citations])
    kept = due(changed("honour_stripping", {}, on_day_off="keep"), "honour_stripping", event)
    assert (kept.day, kept.moved) == (date(2026, 9, 2), False)
    backward = Count(30, "days", back=True)
    found = due(changed("honour_stripping", {}, rule=backward), "honour_stripping",
                date(2026, 10, 2))  # fmt: skip
    assert (found.written, found.day) == (date(2026, 9, 2), date(2026, 8, 28))


# -- days left ----------------------------------------------------------------------------------
@given(DAYS, st.integers(-60, 60))
def test_days_left_change_sign_at_the_day_itself(end: date, ahead: int) -> None:
    today = end - timedelta(days=ahead)
    found = left(CALENDAR, end, today)
    assert found.days == ahead
    assert (found.working_days > 0) <= (ahead > 0)
    assert (found.working_days < 0) <= (ahead < 0)
    assert abs(found.working_days) <= abs(ahead)


def test_days_left_say_what_they_rest_on() -> None:
    assert left(CALENDAR, date(2027, 1, 5), date(2026, 12, 28)).estimated == (2027,)
    assert left(CALENDAR, date(2026, 12, 5), date(2026, 11, 28)).estimated == ()


# -- the statistics year ------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("year", "first", "last", "sure"),
    [
        (2023, "2023-01-01", "2023-12-31", "to_confirm"),
        (2024, "2024-01-01", "2024-12-31", "to_confirm"),
        (2025, "2024-12-01", "2025-11-30", "verified"),
        (2026, "2025-12-01", "2026-11-30", "verified"),
    ],
)
def test_the_statistics_year(year: int, first: str, last: str, sure: str) -> None:
    found = statistics_year(CALENDAR, year)
    assert found is not None
    assert [day.isoformat() for day in found[:2]] == [first, last]
    assert found[2].sureness == sure


def test_before_2023_no_statistics_year_is_recorded() -> None:
    assert statistics_year(CALENDAR, 2022) is None


# -- in words -----------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("code", "vi", "en"),
    [
        ("consultation_reply", ("trong 10 ngày làm việc kể từ: ngày nhận văn bản hỏi ý kiến (theo"
         " dấu bưu điện)"), "within 10 working days of: day the request is received (postmark)"),
        ("province_posting", "ít nhất 10 ngày làm việc trước: ngày họp hội đồng",
         "at least 10 working days before: day the council meets"),
        ("national_fighter_file", ("trước hết ngày 31/12 năm sau; tính theo: ngày quyết định tặng"
         " Chiến sĩ thi đua bộ, ban, ngành, tỉnh"),
         "by 31/12 of the year after: date of the decision on the ministry or province title"),
        ("government_flag_file", ("trước hết ngày 30/06 gần nhất; tính theo: ngày có kết quả xét"
         " của năm"), "by the next 30/06 from: date of the year's results"),
        ("report_freshness", "trong 6 tháng kể từ: ngày cuối của thành tích ghi trong báo cáo",
         "within 6 months of: last day of the achievements in the report"),
        ("province_title_review", "Do tỉnh quy định; dữ liệu chưa có quy định của tỉnh",
         "Set by the province; its rule is not in the data"),
    ],
)  # fmt: skip
def test_the_rule_in_words(code: str, vi: str, en: str) -> None:
    rows = {lang: {row.code: row.rule for row in every_term(CALENDAR, date(2026, 3, 2), lang)}
            for lang in ("vi", "en")}  # fmt: skip
    assert (rows["vi"][code], rows["en"][code]) == (vi, en)


def test_a_fixed_day_of_the_same_year_in_words() -> None:
    rows = {row.code: row for row in every_term(CALENDAR, date(2024, 3, 1))}
    assert rows["statistics_report"].rule.startswith("trước hết ngày 15/12 của năm;")
    assert rows["return_unqualified"].rule == "Chưa ghi quy định nào cho ngày này."
    assert rows["return_unqualified"].sureness is Sureness.UNKNOWN
    assert rows["return_unqualified"].citation is None


def test_the_deadlines_of_an_award() -> None:
    codes = [row.code for row in terms_of(CALENDAR, "emulation_fighter_national", date(2026, 3, 2))]
    assert codes == ["national_fighter_file", "home_affairs_appraisal", "province_posting",
                     "report_freshness"]  # fmt: skip
    assert terms_of(CALENDAR, "advanced_worker", date(2026, 3, 2)) == ()


def test_a_due_day_in_words() -> None:
    text = due_text(CALENDAR, due(CALENDAR, "consultation_reply", date(2026, 2, 10)))
    assert (text.day, text.moved, text.why_not) == ("03/03/2026", "", "")
    assert text.off == "Nghỉ trong thời hạn: Tết Nguyên đán 16/02, 17/02, 18/02, 19/02, 20/02"
    assert text.duty == "Cơ quan được hỏi ý kiến"
    assert text.sources[1] == "Bộ luật Dân sự 91/2015/QH13 Điều 147.2 (cần đối chiếu văn bản)"
    moved = due_text(CALENDAR, due(CALENDAR, "honour_stripping", date(2026, 8, 3)), "en")
    assert moved.moved == "02/09/2026 is a day off, so it moves to 03/09/2026."
    open_ = due_text(CALENDAR, due(CALENDAR, "province_title_review", date(2026, 3, 2)))
    assert (open_.day, open_.why_not) == ("", "Chưa có quy định trong dữ liệu.")
    assert open_.notes == ("Do tỉnh quy định; dữ liệu chưa có quy định của tỉnh",)
    far = due_text(CALENDAR, due(CALENDAR, "issue_of_document", date(2040, 4, 29)))
    assert far.off == "Nghỉ trong thời hạn: nghỉ lễ 30/04, 01/05"


@pytest.mark.parametrize(
    ("until", "vi", "en"),
    [
        ("2026-12-04", "còn 12 ngày, trong đó 9 ngày làm việc",
         "12 days left, 9 of them working days"),
        ("2026-11-23", "còn 1 ngày, trong đó 1 ngày làm việc",
         "1 days left, 1 of them working days"),
        ("2026-11-22", "hết hạn hôm nay", "due today"),
        ("2026-11-21", "quá hạn 1 ngày (0 ngày làm việc)", "1 days overdue (0 working days)"),
        ("2026-11-19", "quá hạn 3 ngày (1 ngày làm việc)", "3 days overdue (1 working days)"),
    ],
)  # fmt: skip
def test_days_left_in_words(until: str, vi: str, en: str) -> None:
    found = left(CALENDAR, date.fromisoformat(until), date(2026, 11, 22))
    assert (left_text(found), left_text(found, "en")) == (vi, en)
