"""``thidua law bonus`` and ``thidua law deadline``: one amount, one day, with what they rest on."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ..deadlines import OutOfCalendar, due, left
from ..deadlines.told import DueText, due_text, left_text
from ..loading.calendar import load_calendar
from ..loading.errors import InputError
from ..loading.law import law_folder
from ..loading.money import load_money
from ..loading.nodes import closest, read_yaml
from ..model.law import in_language
from ..money.bonus import bonus
from ..money.settling import settings_of
from ..money.told import KIND, BonusText, bonus_text
from .asking import day_of, law_of
from .plain import plain

_WORDS = {
    "vi": {"formula": "Cách tính", "reading": "Cách hiểu", "sources": "Căn cứ",
           "payer": "Nguồn chi", "sure": "Độ chắc", "note": "Lưu ý", "rule": "Thời hạn",
           "duty": "Trách nhiệm"},
    "en": {"formula": "Formula", "reading": "Reading", "sources": "Rests on", "payer": "Paid by",
           "sure": "Sureness", "note": "Note", "rule": "Term", "duty": "Duty of"},
}  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """One of bonus, deadline."""
    return (_bonus if options.part == "bonus" else _deadline)(options)


def _bonus(options: argparse.Namespace) -> int:
    """The bonus of one award for one recipient decided on a day."""
    root = _root(options)
    name = _award_name(root, options.code, options.lang)
    decided = _day(options.on, "on")
    settings = settings_of(law_of(options), decided) if options.overlay else {}
    if options.multiple:
        settings["bonus_multiple"] = options.multiple
    money = load_money(root)
    found = bonus(money, options.code, options.kind, decided,
                  issuer=options.issuer, settings=settings)  # fmt: skip
    text = bonus_text(money, found, options.lang)
    if options.json:
        _print_json({"bonus": plain(found), "text": plain(text)})
        return 0
    print(f"{name} · {KIND[options.lang][options.kind]}: {text.amount}")
    print("\n".join(_bonus_lines(text, options.lang)))
    return 0


def _deadline(options: argparse.Namespace) -> int:
    """The day one deadline ends, counted from an event."""
    calendar = load_calendar(_root(options))
    if options.code not in calendar.terms:
        raise InputError(options.code, 1, f"no deadline «{options.code}»",
                         closest(options.code, calendar.terms))  # fmt: skip
    event, today = _day(options.event, "from"), day_of(options.today, "today")
    try:
        found = due(calendar, options.code, event)
        remaining = left(calendar, found.day, today) if found.day and today else None
    except OutOfCalendar as problem:
        raise InputError("--from", 1, f"the count reaches the year {problem}",
                         "Name a day from 2000 to 2099") from None  # fmt: skip
    text = due_text(calendar, found, options.lang)
    if options.json:
        answer = {"due": plain(found), "left": plain(remaining), "text": plain(text)}
        _print_json(answer)
        return 0
    print("\n".join(_due_lines(text, options.lang)))
    if remaining:
        print(f"  {left_text(remaining, options.lang)}")
    return 0


def _root(options: argparse.Namespace) -> Path:
    return Path(options.law) if options.law else law_folder()


def _day(text: str, option: str) -> date:
    found = day_of(text, option)
    assert found is not None
    return found


def _award_name(root: Path, code: str, lang: str) -> str:
    """The award's name; only its own file is read, so that the command starts at once."""
    path = root / "awards" / f"{code}.yaml"
    if not path.exists():
        known = sorted(p.stem for p in path.parent.glob("*.yaml"))
        raise InputError(code, 1, f"no award «{code}»", closest(code, known))
    return in_language(read_yaml(path).entries()["name"].bilingual(), lang)


def _bonus_lines(text: BonusText, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    if text.why_not:
        yield f"  {text.why_not}"
    if text.formula:
        yield f"  {words['formula']}: {text.formula}"
    for reading in text.readings:
        yield f"  {words['reading']} – {reading}"
    yield f"  {words['sure']}: {text.sureness}"
    for source in text.sources:
        yield f"  {words['sources']}: {source}"
    if text.paid_by:
        yield f"  {words['payer']}: {text.paid_by}"
    for note in text.notes:
        yield f"  {words['note']}: {note}"


def _due_lines(text: DueText, lang: str) -> Iterator[str]:
    words = _WORDS[lang]
    yield f"{text.name}: {text.day or text.why_not}"
    yield f"  {words['rule']}: {text.rule}"
    if text.duty:
        yield f"  {words['duty']}: {text.duty}"
    for line in (text.moved, text.off):
        if line:
            yield f"  {line}"
    yield f"  {words['sure']}: {text.sureness}"
    for source in text.sources:
        yield f"  {words['sources']}: {source}"
    for note in text.notes:
        yield f"  {words['note']}: {note}"


def _print_json(answer: object) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=2))
