"""Names pasted from a decision's list: who is meant, and where that is in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.text import fold, tidy
from thidua.foundation.search.queries import find

Subject = Person | Organisation
ALIKE = 0.82
"""How like a name must be to be pointed out: one letter wrong in a short name is."""
OFFERED = 8
MOST_LINES = 500
_NUMBERED = re.compile(r"^\s*\d+\s*[.)/-]\s*")
_PARTS = re.compile(r"[\t;|]|,\s")
_TITLES = re.compile(r"^(ông|bà|đồng chí|đ/c|tập thể)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """One line of a list. ``doubt`` is empty where exactly one name agrees letter by letter;
    ``accents``, ``several``, ``near`` ask a person to choose among ``offered``; ``nobody``."""

    text: str
    name: str
    chosen: Subject | None
    offered: tuple[Subject, ...]
    doubt: str


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line for line in map(tidy, text.splitlines()) if line][:MOST_LINES]


def match(actor: Actor, text: str) -> Match:
    """Whom one line means: a name, and after a tab, a semicolon or a comma whatever tells
    namesakes apart (day of birth, staff number, unit)."""
    plain = _TITLES.sub("", _NUMBERED.sub("", text))
    name, *hints = [part.strip() for part in _PARTS.split(plain) if part.strip()] or [""]
    found = _found(actor, name)
    same = [row for row in found if fold(_name(row)) == fold(name)]
    exact = [row for row in same if tidy(_name(row)).casefold() == tidy(name).casefold()]
    for group, doubt in ((exact, ""), (same, "accents")):
        told = _told_apart(group, hints)
        if len(told) == 1:
            return Match(text, name, told[0] if not doubt else None, tuple(same), doubt)
    if same:
        return Match(text, name, None, tuple(same[:OFFERED]), "several")
    near = _near(name, found)
    return Match(text, name, None, near, "near" if near else "nobody")


def _found(actor: Actor, name: str) -> list[Subject]:
    """People and collectives with all the words of the name, else with all but one of them."""
    words = name.split()
    tries = [words, *(words[:at] + words[at + 1 :] for at in range(len(words)) if len(words) > 2)]
    for number, some in enumerate(tries):
        rows = _rows(actor, " ".join(some))
        if number == 0 and any(fold(_name(row)) == fold(name) for row in rows):
            return rows
        if number and any(_likeness(name, row) >= ALIKE for row in rows):
            return rows
    return []


def _rows(actor: Actor, words: str) -> list[Subject]:
    people = find(actor, "person", words, most=300).keys
    places = find(actor, "organisation", words, most=300).keys
    return [
        *Person.objects.visible_to(actor).filter(pk__in=people).select_related("organisation"),
        *Organisation.objects.visible_to(actor).filter(pk__in=places).select_related("parent"),
    ]


def _near(name: str, rows: Iterable[Subject]) -> tuple[Subject, ...]:
    ranked = sorted(((_likeness(name, row), row.pk, row) for row in rows),
                    key=lambda one: (-one[0], one[1]))  # fmt: skip
    return tuple(row for likeness, _pk, row in ranked if likeness >= ALIKE)[:OFFERED]


def _likeness(name: str, row: Subject) -> float:
    return SequenceMatcher(None, fold(name), fold(_name(row))).ratio()


def _told_apart(rows: Sequence[Subject], hints: Sequence[str]) -> list[Subject]:
    kept = [row for row in rows if all(fold(hint) in _about(row) for hint in hints)]
    return kept or list(rows)


def _about(row: Any) -> str:
    if not isinstance(row, Person):
        return fold(f"{row.name} {row.short_name} {row.parent or ''}")
    day = row.birth_date
    born = f"{day:%d/%m/%Y} {day.day}/{day.month}/{day.year}" if day else ""
    return fold(f"{born} {row.staff_number} {row.organisation.name} {row.organisation}")


def _name(row: Subject) -> str:
    return row.full_name if isinstance(row, Person) else row.name
