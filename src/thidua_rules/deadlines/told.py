"""Deadlines in sentences (vi, en): the rule, the day, what the count passed, what it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..explaining.cited import cited_text
from ..explaining.values import day as day_text
from ..explaining.words import SURENESS
from ..model.law import Text, in_language
from ..model.verdict import Citation, Sureness
from .due import Due, Left
from .model import CalendarLaw, Count, Fixed, TermVersion

_SAY: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "working_days": "{count} ngày làm việc", "days": "{count} ngày", "months": "{count} tháng",
        "after": "trong {length} kể từ: {event}", "before": "ít nhất {length} trước: {event}",
        "fixed_0": "trước hết ngày {day:02}/{month:02} của năm; tính theo: {event}",
        "fixed": "trước hết ngày {day:02}/{month:02} năm sau; tính theo: {event}",
        "fixed_n": "trước hết ngày {day:02}/{month:02} của năm thứ {years} sau; tính theo: {event}",
        "next": "trước hết ngày {day:02}/{month:02} gần nhất; tính theo: {event}",
        "unread": "Chưa có quy định trong dữ liệu.",
        "no_version": "Chưa ghi quy định nào cho ngày này.",
        "moved": "Ngày {written} là ngày nghỉ nên chuyển sang {day}.",
        "off": "Nghỉ trong thời hạn: {names}",
        "left": "còn {days} ngày, trong đó {working} ngày làm việc",
        "today": "hết hạn hôm nay", "past": "quá hạn {days} ngày ({working} ngày làm việc)",
        "holiday": "nghỉ lễ",
    },
    "en": {
        "working_days": "{count} working days", "days": "{count} days", "months": "{count} months",
        "after": "within {length} of: {event}", "before": "at least {length} before: {event}",
        "fixed_0": "by {day:02}/{month:02} of the year of: {event}",
        "fixed": "by {day:02}/{month:02} of the year after: {event}",
        "fixed_n": "by {day:02}/{month:02}, {years} years after: {event}",
        "next": "by the next {day:02}/{month:02} from: {event}",
        "unread": "The data holds no rule.", "no_version": "No rule is recorded for this day.",
        "moved": "{written} is a day off, so it moves to {day}.",
        "off": "Days off on the way: {names}",
        "left": "{days} days left, {working} of them working days",
        "today": "due today", "past": "{days} days overdue ({working} working days)",
        "holiday": "public holiday",
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class DueText:
    """A due day in one language."""

    name: str
    day: str
    rule: str
    duty: str
    moved: str
    off: str
    sureness: str
    sources: tuple[str, ...]
    why_not: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TermRow:
    """One line of an award's deadlines: the rule as it stands on a day, in words."""

    code: str
    name: str
    duty: str
    rule: str
    sureness: Sureness
    citation: Citation | None


def rule_text(version: TermVersion | None, event: Text, lang: str) -> str:
    """«trong 10 ngày làm việc kể từ: …»; why there is no rule, where there is none."""
    say = _SAY[lang]
    if version is None:
        return say["no_version"]
    if version.rule is None:
        return in_language(version.text, lang) or say["unread"]
    name = in_language(event, lang)
    name = name[:1].lower() + name[1:]
    if isinstance(version.rule, Count):
        return _count_text(version.rule, name, say)
    return _fixed_text(version.rule, name, say)


def _count_text(rule: Count, event: str, say: Mapping[str, str]) -> str:
    length = say[rule.unit].format(count=rule.count)
    return say["before" if rule.back else "after"].format(length=length, event=event)


def _fixed_text(rule: Fixed, event: str, say: Mapping[str, str]) -> str:
    pattern = {None: "next", 0: "fixed_0", 1: "fixed"}.get(rule.years_after, "fixed_n")
    return say[pattern].format(day=rule.day, month=rule.month, years=rule.years_after, event=event)


def due_text(calendar: CalendarLaw, found: Due, lang: str = "vi") -> DueText:
    """A due day in Vietnamese (``vi``) or English (``en``)."""
    say, term = _SAY[lang], calendar.terms[found.code]
    moved = found.moved and found.written and found.day
    return DueText(
        name=in_language(term.name, lang),
        day=day_text(found.day) if found.day else "",
        rule=rule_text(term.version_on(found.event), term.event, lang),
        duty=in_language(term.duty, lang),
        moved=say["moved"].format(written=_day(found.written), day=_day(found.day))
        if moved else "",
        off=_off_text(calendar, found, lang),
        sureness=SURENESS[lang][found.sureness],
        sources=_sources(calendar, found, lang),
        why_not=say[found.reason] if found.reason else "",
        notes=tuple(in_language(note, lang) for note in found.notes),
    )  # fmt: skip


def _sources(calendar: CalendarLaw, found: Due, lang: str) -> tuple[str, ...]:
    """What it rests on, each once."""
    said = (cited_text(citation, lang, calendar.shorts) for citation in found.citations)
    return tuple(dict.fromkeys(said))


def _day(day: date | None) -> str:
    return day_text(day) if day else ""


def _off_text(calendar: CalendarLaw, found: Due, lang: str) -> str:
    names: dict[str, list[str]] = {}
    for day, holiday in found.off:
        known = calendar.days_off.names.get(holiday)
        name = in_language(known, lang) if known else _SAY[lang]["holiday"]
        names.setdefault(name, []).append(f"{day:%d/%m}")
    if not names:
        return ""
    listed = "; ".join(f"{name} {', '.join(days)}" for name, days in names.items())
    return _SAY[lang]["off"].format(names=listed)


def left_text(found: Left, lang: str = "vi") -> str:
    """«còn 12 ngày, trong đó 9 ngày làm việc»."""
    pattern = "today" if found.days == 0 else "left" if found.days > 0 else "past"
    return _SAY[lang][pattern].format(days=abs(found.days), working=abs(found.working_days))


def terms_of(
    calendar: CalendarLaw, award: str, day: date, lang: str = "vi"
) -> tuple[TermRow, ...]:  # fmt: skip
    """The deadlines that name an award, as they stand for an event on a day."""
    return tuple(
        _row(calendar, code, day, lang)
        for code, term in calendar.terms.items() if award in term.awards
    )  # fmt: skip


def every_term(calendar: CalendarLaw, day: date, lang: str = "vi") -> tuple[TermRow, ...]:
    """All deadlines, as they stand for an event on a day."""
    return tuple(_row(calendar, code, day, lang) for code in calendar.terms)


def _row(calendar: CalendarLaw, code: str, day: date, lang: str) -> TermRow:
    term = calendar.terms[code]
    version = term.version_on(day)
    return TermRow(
        code=code,
        name=in_language(term.name, lang),
        duty=in_language(term.duty, lang),
        rule=rule_text(version, term.event, lang),
        sureness=version.citation.sureness if version else Sureness.UNKNOWN,
        citation=version.citation if version else None,
    )
