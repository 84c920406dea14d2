"""Deadlines at the edges: what the words say of names, duties, later years, nothing recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from thidua_rules.deadlines import CalendarLaw, Count, Fixed, OutOfCalendar, WorkingDays, due, left
from thidua_rules.deadlines.told import due_text, every_term, left_text, rule_text, terms_of
from thidua_rules.loading.calendar import load_calendar

CALENDAR = load_calendar()
DAY = date(2026, 3, 2)
REPLY = CALENDAR.terms["consultation_reply"]
EVENT = {"vi": "Ngày họp", "en": "Day of the meeting"}


def with_rule(rule: Count | Fixed | None, **more: object) -> CalendarLaw:
    """The calendar with one term alone, whose only version says something else."""
    version = replace(REPLY.versions[-1], starts=date(2000, 1, 1), ends=None, rule=rule, **more)
    term = replace(REPLY, event=EVENT, versions=(version,))
    return replace(CALENDAR, terms={"own": replace(term, code="own")})


@pytest.mark.parametrize(
    ("years", "vi", "en"),
    [
        (None, "trước hết ngày 05/03 gần nhất; tính theo: ngày họp",
         "by the next 05/03 from: day of the meeting"),
        (0, "trước hết ngày 05/03 của năm; tính theo: ngày họp",
         "by 05/03 of the year of: day of the meeting"),
        (1, "trước hết ngày 05/03 năm sau; tính theo: ngày họp",
         "by 05/03 of the year after: day of the meeting"),
        (3, "trước hết ngày 05/03 của năm thứ 3 sau; tính theo: ngày họp",
         "by 05/03, 3 years after: day of the meeting"),
    ],
)  # fmt: skip
def test_a_fixed_day_in_words_and_reckoned(years: int | None, vi: str, en: str) -> None:
    rule = Fixed(3, 5, years)
    version = replace(REPLY.versions[-1], rule=rule)
    assert (rule_text(version, EVENT, "vi"), rule_text(version, EVENT, "en")) == (vi, en)
    expected = date(2026 + (years or 0), 3, 5)
    assert due(with_rule(rule), "own", DAY).day == expected


@pytest.mark.parametrize(
    ("event", "day"),
    [(date(2026, 3, 4), date(2026, 3, 5)), (date(2026, 3, 5), date(2026, 3, 5)),
     (date(2026, 3, 6), date(2027, 3, 5))],
)  # fmt: skip
def test_the_next_such_day_may_be_the_day_itself(event: date, day: date) -> None:
    assert due(with_rule(Fixed(3, 5, None)), "own", event).day == day


def test_a_rule_that_says_nothing_says_so() -> None:
    version = replace(REPLY.versions[-1], rule=None, text=None)
    assert rule_text(version, EVENT, "vi") == "Chưa có quy định trong dữ liệu."
    assert rule_text(version, EVENT, "en") == "The data holds no rule."
    assert rule_text(None, EVENT, "en") == "No rule is recorded for this day."
    found = due(with_rule(None, text=None), "own", DAY)
    assert (found.reason, found.notes, found.citations) == ("unread", (), (version.citation,))


def test_a_due_day_names_its_term_its_rule_and_its_duty() -> None:
    found = due(CALENDAR, "consultation_reply", DAY)
    vietnamese, english = due_text(CALENDAR, found), due_text(CALENDAR, found, "en")
    assert vietnamese.name == REPLY.name["vi"]
    assert english.name == REPLY.name["en"]
    assert vietnamese.rule.startswith("trong 10 ngày làm việc kể từ: ngày nhận")
    assert english.rule.startswith("within 10 working days of: day the request")
    assert english.duty == "The body consulted"
    assert vietnamese.off == english.off == ""
    assert (vietnamese.sureness, english.sureness) == ("cần đối chiếu văn bản", "to be confirmed")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_row_of_an_awards_deadlines_is_whole(lang: str) -> None:
    award = "emulation_fighter_national"
    rows = terms_of(CALENDAR, award, DAY, lang)
    assert rows == tuple(r for r in every_term(CALENDAR, DAY, lang)
                         if award in CALENDAR.terms[r.code].awards)  # fmt: skip
    for row in rows:
        term = CALENDAR.terms[row.code]
        version = term.version_on(DAY)
        assert version is not None
        assert row.name == term.name[lang]
        assert row.duty == (term.duty[lang] if term.duty else "")
        assert (row.citation, row.sureness) == (version.citation, version.citation.sureness)


def test_nothing_moves_and_nothing_is_passed_where_the_way_is_free() -> None:
    calendar = with_rule(Count(3, "days", back=False))
    found = due(calendar, "own", date(2026, 3, 3))
    assert (found.day, found.moved, found.off) == (date(2026, 3, 6), False, ())
    text = due_text(calendar, found)
    assert (text.moved, text.off, text.why_not) == ("", "", "")


@pytest.mark.parametrize(
    ("unit", "event", "day"),
    [("days", date(2026, 3, 3), date(2026, 3, 4)), ("months", date(2026, 1, 31), date(2026, 2, 27)),
     ("working_days", date(2026, 3, 6), date(2026, 3, 9))],
)  # fmt: skip
def test_one_of_each_unit_before_and_after(unit: str, event: date, day: date) -> None:
    calendar = with_rule(Count(1, unit, back=False), on_day_off="keep")
    found = due(calendar, "own", event).day
    assert found == (date(2026, 2, 28) if unit == "months" else day)
    before = due(with_rule(Count(1, unit, back=True), on_day_off="keep"), "own", day).day
    assert before is not None
    assert before < day


def test_days_left_in_words_on_the_last_day() -> None:
    assert left_text(left(CALENDAR, DAY, DAY), "en") == "due today"


def test_a_term_without_a_rule_moves_nowhere() -> None:
    found = due(with_rule(None), "own", DAY)
    assert (found.day, found.written, found.moved, found.off) == (None, None, False, ())


def test_a_day_that_moved_cites_the_article_that_moves_it() -> None:
    calendar = with_rule(Count(1, "days", back=False), on_day_off=None)
    friday = due(calendar, "own", date(2026, 3, 6))
    assert (friday.written, friday.day, friday.moved) == (
        date(2026, 3, 7), date(2026, 3, 9), True,
    )  # fmt: skip
    moving = calendar.counting.on_day_off_citation
    assert moving in friday.citations
    assert moving not in due(calendar, "own", date(2026, 3, 3)).citations


def test_the_holidays_on_the_way_are_told_one_kind_after_the_other() -> None:
    found = due(CALENDAR, "state_appraisal", date(2026, 3, 30))
    said = due_text(CALENDAR, found, "en").off
    names = [CALENDAR.days_off.names[name]["en"] for _, name in found.off]
    assert len(set(names)) == len(names) >= 2
    listed = [f"{name} {day:%d/%m}" for name, (day, _) in zip(names, found.off, strict=True)]
    assert said == "Days off on the way: " + "; ".join(listed)


@pytest.mark.parametrize("year", [1999, 2100])
def test_a_year_beyond_the_calendar_is_named(year: int) -> None:
    with pytest.raises(OutOfCalendar, match=str(year)):
        WorkingDays(CALENDAR.days_off).year(year)


def test_a_day_off_that_is_only_foreseen_is_a_holiday_without_a_name() -> None:
    counter = WorkingDays(CALENDAR.days_off)
    found = counter.holidays_between(date(2040, 4, 28), date(2040, 5, 2))
    assert found == [(date(2040, 4, 30), "holiday"), (date(2040, 5, 1), "holiday")]
