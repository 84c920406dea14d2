"""``calendar/*.yaml`` → days off and deadlines. Uncited or overlapping values refuse to load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from ..deadlines.model import (
    UNITS,
    CalendarLaw,
    Count,
    Counting,
    DaysOff,
    Fixed,
    Period,
    PeriodVersion,
    Term,
    TermVersion,
    YearOff,
)
from ..model.law import Text
from ..model.verdict import Citation, Sureness
from .citing import Stretch, citable, cited_stretch, no_overlaps, shorts_of
from .criteria import Scope, read_citation
from .law import law_folder
from .nodes import Node, read_yaml

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CITE = ("cite", "sure", "seen")
_MOVES = ("next", "keep")
_LONGEST = {1: 31, 2: 28, 3: 31, 4: 30, 5: 31, 6: 30, 7: 31, 8: 31, 9: 30, 10: 31, 11: 30, 12: 31}


@lru_cache(maxsize=8)
def load_calendar(root: Path | None = None) -> CalendarLaw:
    """Load and check the days off and the deadlines.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    root = root or law_folder()
    scope = citable(root)
    folder = root / "calendar"
    terms, periods = _deadlines(read_yaml(folder / "deadlines.yaml"), scope)
    return CalendarLaw(
        _days_off(read_yaml(folder / "days_off.yaml"), scope),
        _counting(read_yaml(folder / "counting.yaml"), scope),
        terms,
        periods,
        shorts_of(scope),
    )


# -- days off -------------------------------------------------------------------------------
def _days_off(node: Node, scope: Scope) -> DaysOff:
    keys = ("code", "weekend", "names", "estimate", "years")
    entries = node.map(keys, keys)
    weekend = frozenset(_WEEKDAYS.index(day) for day in entries["weekend"].words(_WEEKDAYS))
    names = {key: child.bilingual() for key, child in entries["names"].entries().items()}
    estimate, _, cited = cited_stretch(entries["estimate"], scope, *_both("text"))
    years: dict[int, YearOff] = {}
    for child in entries["years"].items():
        year = _year_off(child, scope, names, weekend)
        if year.year in years:
            child.fail(f"the year {year.year} stands twice", "Keep one of the two")
        years[year.year] = year
    return DaysOff(weekend, names, years, _with_year(estimate["text"]), cited)


def _years(scope: Scope, first: int, last: int | None) -> Scope:
    """A scope that lasts from one year until before another."""
    return replace(scope, starts=date(first, 1, 1), ends=date(last, 1, 1) if last else None)


def _with_year(node: Node) -> Text:
    text = node.bilingual()
    if any("{year}" not in each for each in text.values()):
        node.fail("the sentence does not name the year", "Write {year} where the year belongs")
    return text


def _year_off(
    node: Node, scope: Scope, names: Mapping[str, Text], weekend: frozenset[int]
) -> YearOff:
    keys = ("year", "estimated", "off", "worked", "note")
    entries = node.map((*keys, *_CITE), ("year", "off"))
    year = entries["year"].integer(2000, 2099)
    off: dict[date, str] = {}
    for name, child in entries["off"].map(tuple(names)).items():
        for one in child.items():
            day = _day_of(one, year, weekend, on_weekend=False)
            if day in off:
                one.fail(f"{day} stands twice", "Keep one of the two")
            off[day] = name
    worked = entries["worked"].items() if "worked" in entries else ()
    return YearOff(
        year=year,
        off=off,
        worked=frozenset(_day_of(one, year, weekend, on_weekend=True) for one in worked),
        estimated="estimated" in entries and entries["estimated"].boolean(),
        citation=read_citation(entries, node, _years(scope, year, year + 1)),
        note=entries["note"].bilingual() if "note" in entries else None,
    )


def _day_of(node: Node, year: int, weekend: frozenset[int], *, on_weekend: bool) -> date:
    """A day of the year; days off are weekdays, days made up are weekend days."""
    day = node.date()
    if day.year != year:
        node.fail(f"{day} is not a day of {year}", f"Write it under the year {day.year}")
    if (day.weekday() in weekend) is not on_weekend:
        wanted = "a weekend day" if on_weekend else "a weekday"
        node.fail(f"{day} is a {_WEEKDAYS[day.weekday()]}", f"Only {wanted} belongs here")
    return day


def _counting(node: Node, scope: Scope) -> Counting:
    entries = node.map(("code", "first_day", "ends_on_day_off"), ("first_day", "ends_on_day_off"))
    first, _, first_cited = cited_stretch(entries["first_day"], scope, *_both("counted", "text"))
    ends, _, ends_cited = cited_stretch(entries["ends_on_day_off"], scope, *_both("moves", "text"))
    return Counting(
        first["counted"].boolean(), first["text"].bilingual(), first_cited,
        ends["moves"].word(_MOVES), ends["text"].bilingual(), ends_cited,
    )  # fmt: skip


def _both(*keys: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Keys that may stand there and must."""
    return keys, keys


# -- deadlines ------------------------------------------------------------------------------
def _deadlines(node: Node, scope: Scope) -> tuple[dict[str, Term], dict[str, Period]]:
    entries = node.map(("code", "deadlines", "periods"), ("deadlines", "periods"))
    terms: dict[str, Term] = {}
    for child in entries["deadlines"].items():
        term = _term(child, scope)
        if term.code in terms:
            child.fail(f"the deadline «{term.code}» stands twice", "Keep one of the two")
        terms[term.code] = term
    periods = [_period(child, scope) for child in entries["periods"].items()]
    return terms, {period.code: period for period in periods}


def _term(node: Node, scope: Scope) -> Term:
    keys = ("code", "name", "event", "versions")
    entries = node.map((*keys, "duty", "awards"), keys)
    found = [_version(child, scope) for child in entries["versions"].items()]
    no_overlaps([stretch for stretch, _ in found])
    return Term(
        code=entries["code"].text(),
        name=entries["name"].bilingual(),
        event=entries["event"].bilingual(),
        duty=entries["duty"].bilingual() if "duty" in entries else None,
        awards=entries["awards"].words() if "awards" in entries else (),
        versions=tuple(version for _, version in found),
    )


def _version(node: Node, scope: Scope) -> tuple[Stretch, TermVersion]:
    entries, stretch, citation = cited_stretch(node, scope, ("rule", "on_day_off", "text"))
    rule = _rule(entries["rule"]) if "rule" in entries else None
    _check_rule(node, entries, rule, citation)
    return stretch, TermVersion(
        stretch.starts, stretch.ends, rule,
        entries["on_day_off"].word(_MOVES) if "on_day_off" in entries else None,
        citation, entries["text"].bilingual() if "text" in entries else None,
    )  # fmt: skip


def _check_rule(
    node: Node, entries: Mapping[str, Node], rule: Count | Fixed | None, citation: Citation
) -> None:
    if rule is None and "text" not in entries:
        node.fail("no rule is given", "Add «rule:», or «text:» saying why there is none")
    if (rule is None) is not (citation.sureness is Sureness.UNKNOWN):
        node.fail("a rule and «sure: unknown» do not go together, nor does none with another",
                  "Give a rule with its sureness, or «sure: unknown» with a text")  # fmt: skip


def _rule(node: Node) -> Count | Fixed:
    if "count" in node.entries():
        keys = ("count", "unit", "direction")
        entries = node.map(keys, keys)
        back = entries["direction"].word(("after", "before")) == "before"
        return Count(entries["count"].integer(1, 1000), entries["unit"].word(UNITS), back)
    entries = node.map(("month", "day", "years_after", "next"), ("month", "day"))
    if ("next" in entries) is ("years_after" in entries):
        node.fail("a fixed day needs «years_after» or «next», one of them", "Write one of the two")
    month, day = _month_day(entries)
    years = entries["years_after"].integer(0, 10) if "years_after" in entries else None
    if years is None and not entries["next"].boolean():
        entries["next"].fail("«next» is not true", "Write «next: true» or «years_after: 0»")
    return Fixed(month, day, years)


def _month_day(entries: Mapping[str, Node]) -> tuple[int, int]:
    """A day every year has."""
    month = entries["month"].integer(1, 12)
    return month, entries["day"].integer(1, _LONGEST[month])


def _period(node: Node, scope: Scope) -> Period:
    keys = ("code", "name", "versions")
    entries = node.map(keys, keys)
    versions = [_period_version(child, scope) for child in entries["versions"].items()]
    versions.sort(key=lambda version: version.from_year)
    for earlier, later in pairwise(versions):
        if earlier.to_year is None or later.from_year < earlier.to_year:
            node.fail(f"two versions cover the year {later.from_year}",
                      "Let the earlier one end with «to_year»")  # fmt: skip
    return Period(entries["code"].text(), entries["name"].bilingual(), tuple(versions))


def _period_version(node: Node, scope: Scope) -> PeriodVersion:
    keys = ("from_year", "starts", "ends")
    entries = node.map((*keys, "to_year", *_CITE), keys)
    first = entries["from_year"].integer(2000, 2099)
    last = entries["to_year"].integer(2000, 2099) if "to_year" in entries else None
    citation = read_citation(entries, node, _years(scope, first, last))
    return PeriodVersion(first, last, _shifted(entries["starts"]), _shifted(entries["ends"]),
                         citation)  # fmt: skip


def _shifted(node: Node) -> tuple[int, int, int]:
    entries = node.map(("month", "day", "year"), ("month", "day", "year"))
    return *_month_day(entries), entries["year"].integer(-1, 1)
