"""Worked cases of money and deadlines: a sentence, what is asked, what must come out.

``money/cases/*.yaml`` and ``calendar/cases/*.yaml`` hold lists of them. Each asks one thing:
``bonus``, ``together``, ``amounts``, ``share``, ``due``, ``left`` or ``working``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from ..deadlines import CalendarLaw, WorkingDays, due, left, statistics_year
from ..loading.errors import CaseError
from ..loading.money import exact
from ..loading.nodes import Node, read_yaml
from ..money import Given, MoneyLaw, bonus, ceiling, round_up, sheet
from ..money.model import KINDS

Answer = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Reckoning:
    """One worked case, still as written: what is asked and what is expected, word by word."""

    name: str
    file: Path
    line: int
    word: str
    asked: Node
    expect: Mapping[str, Node]


def reckoning_files(root: Path) -> list[Path]:
    """The case files beside the data on money and deadlines."""
    return sorted(
        (*(root / "money").glob("cases/*.yaml"), *(root / "calendar").glob("cases/*.yaml"))
    )


def read_reckonings(path: Path) -> Iterator[Reckoning]:
    """The cases of one file.

    Raises:
        CaseError: naming file and line.
    """
    for node in read_yaml(path, CaseError).items():
        entries = node.map(("case", "expect", *_ASKED), ("case", "expect"))
        words = [word for word in _ASKED if word in entries]
        if len(words) != 1:
            node.fail(f"{len(words)} questions stand here", f"Ask one of: {', '.join(_ASKED)}")
        expect = entries["expect"].entries()
        if not expect:
            entries["expect"].fail("nothing is expected", "Write what must come out")
        word = words[0]
        yield Reckoning(entries["case"].text(), path, node.line, word, entries[word], expect)


def reckoned(case: Reckoning, money: MoneyLaw, calendar: CalendarLaw) -> Answer:
    """What comes out, word by word."""
    return _ASKED[case.word](case.asked, _Laws(money, calendar))


def differing(case: Reckoning, money: MoneyLaw, calendar: CalendarLaw) -> list[str]:
    """What comes out otherwise than expected; empty where the case holds.

    Raises:
        CaseError: a word is expected that this question does not answer.
    """
    found = reckoned(case, money, calendar)
    wrong = []
    for word, node in case.expect.items():
        if word not in found:
            node.fail(f"this question does not answer «{word}»", f"Use: {', '.join(found)}")
        wanted = ", ".join(node.words())
        if found[word] != wanted:
            wrong.append(f"{word}: expected {wanted}, found {found[word]}")
    return wrong


@dataclass(frozen=True, slots=True)
class _Laws:
    money: MoneyLaw
    calendar: CalendarLaw


def _word(value: object) -> str:
    if value is None:
        return "none"
    return str(value).lower() if isinstance(value, bool) else str(value)


def _list(values: object) -> str:
    return ", ".join(_word(value) for value in values) if isinstance(values, list | tuple) else ""


def _bonus(node: Node, laws: _Laws) -> Answer:
    entries = node.map(("award", "kind", "on", "issuer", "reading"), ("award", "kind", "on"))
    settings = {"bonus_multiple": entries["reading"].text()} if "reading" in entries else {}
    found = bonus(
        laws.money, entries["award"].text(), entries["kind"].word(KINDS), entries["on"].date(),
        issuer=entries["issuer"].text() if "issuer" in entries else None, settings=settings,
    )  # fmt: skip
    return {
        "dong": _word(found.dong),
        "at_most": _word(int(found.exact) if found.at_most and found.exact else None),
        "both": _list([reading.dong for reading in found.readings]),
        "sure": found.sureness.value,
        "reason": _word(found.reason),
        "payer": _word(found.payer),
        "cites": _list([str(cited.citation) for cited in found.cited]),
    }


def _together(node: Node, laws: _Laws) -> Answer:
    found = sheet(laws.money, [_given(child) for child in node.items()])
    return {
        "total": str(found.total),
        "could_reach": str(found.at_most),
        "open": str(found.unsettled),
        "paid": _list([line.paid for line in found.lines]),
        "why": _list([line.reason for line in found.lines]),
        "submitter": str(found.by_payer.get("submitter", 0)),
        "decider": str(found.by_payer.get("decider", 0)),
    }


def _given(node: Node) -> Given:
    keys = ("award", "kind", "on", "from", "to")
    entries = node.map((*keys, "recipient", "achievement", "issuer"), keys)
    return Given(
        recipient=entries["recipient"].text() if "recipient" in entries else "",
        award=entries["award"].text(),
        kind=entries["kind"].word(KINDS),
        decided=entries["on"].date(),
        starts=entries["from"].date(),
        ends=entries["to"].date(),
        issuer=entries["issuer"].text() if "issuer" in entries else None,
        achievement=entries["achievement"].text() if "achievement" in entries else None,
    )


def _amounts(node: Node, _laws: _Laws) -> Answer:
    """Coefficients (the words expected) on one base salary, rounded up to ten thousand."""
    entries = node.map(("salary", "coefficients"), ("salary", "coefficients"))
    salary = entries["salary"].integer(1, 100_000_000)
    found: dict[str, str] = {}
    for child in entries["coefficients"].items():
        value: Decimal = exact(child)
        found[child.text()] = str(round_up(value * salary, 10_000))
    return found


def _share(node: Node, laws: _Laws) -> Answer:
    entries = node.map(("id", "whole", "on"), ("id", "whole", "on"))
    whole = entries["whole"].integer(0, 10**15)
    found = ceiling(laws.money, entries["id"].text(), whole, entries["on"].date())
    return {"dong": _word(found.dong), "cites": _word(found.citation)}


def _due(node: Node, laws: _Laws) -> Answer:
    entries = node.map(("code", "from"), ("code", "from"))
    found = due(laws.calendar, entries["code"].word(laws.calendar.terms), entries["from"].date())
    return {
        "day": _word(found.day),
        "written": _word(found.written),
        "moved": _word(found.moved),
        "off": _list([day for day, _ in found.off]),
        "estimated": _list(found.estimated),
        "sure": found.sureness.value,
        "reason": _word(found.reason),
        "cites": _list([str(citation) for citation in found.citations]),
    }


def _left(node: Node, laws: _Laws) -> Answer:
    entries = node.map(("until", "on"), ("until", "on"))
    found = left(laws.calendar, entries["until"].date(), entries["on"].date())
    return {"days": str(found.days), "working_days": str(found.working_days),
            "estimated": _list(found.estimated)}  # fmt: skip


def _working(node: Node, laws: _Laws) -> Answer:
    entries = node.map(("day", "year"))
    counter = WorkingDays(laws.calendar.days_off)
    if "day" in entries:
        day = entries["day"].date()
        return {"works": _word(counter.works(day)), "next": _word(counter.next_working(day)),
                "previous": _word(counter.previous_working(day))}  # fmt: skip
    found = statistics_year(laws.calendar, entries["year"].integer(2000, 2099))
    return {"first": _word(found and found[0]), "last": _word(found and found[1])}


_ASKED: Mapping[str, Callable[[Node, _Laws], Answer]] = {
    "bonus": _bonus, "together": _together, "amounts": _amounts, "share": _share, "due": _due,
    "left": _left, "working": _working,
}  # fmt: skip
