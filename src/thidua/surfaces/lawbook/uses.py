"""What cites an instrument or an article, as the pages list it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from thidua.bridge.law import the_law
from thidua.bridge.lawbook import KINDS, OF_AWARDS, Use
from thidua.bridge.verdicts import in_language
from thidua.cycle.nominations.columns import language
from thidua.surfaces.lawbook.naming import USE_WORDS, standard_name
from thidua.surfaces.lawbook.reading import Cited, cited_as


@dataclass(frozen=True, slots=True)
class UseLine:
    """One use on a page: what it says, where it stands, since when, and its own page."""

    text: str
    award: str
    standard: str
    address: str
    cited: Cited
    starts: date | None
    last_day: date | None
    draft: bool


@dataclass(frozen=True, slots=True)
class UseGroup:
    """Uses of one kind: those of the day first, the others beneath."""

    word: str
    lines: tuple[UseLine, ...]
    others: tuple[UseLine, ...]


def groups(found: Iterable[Use], on: date, query: str) -> list[UseGroup]:
    """Uses by kind, in the order of ``KINDS``; each kind parted by whether it stands on the day."""
    by_kind: dict[str, list[Use]] = {}
    for use in found:
        by_kind.setdefault(use.kind, []).append(use)
    return [
        UseGroup(
            str(USE_WORDS[kind]),
            tuple(line(use, query) for use in by_kind[kind] if use.on(on)),
            tuple(line(use, query) for use in by_kind[kind] if not use.on(on)),
        )
        for kind in KINDS if kind in by_kind
    ]  # fmt: skip


def line(use: Use, query: str) -> UseLine:
    """One use in the reader's language."""
    lang = language()
    award = the_law().awards.get(use.award) if use.kind in OF_AWARDS else None
    return UseLine(
        in_language(use.text, lang) if use.text else "",
        in_language(award.name, lang) if award else "",
        standard_name(use.recipient, use.groups) if use.recipient else "",
        address(use, query),
        cited_as(use.instrument, use.article, use.sureness.value, use.seen or ""),
        use.starts, use.ends - timedelta(days=1) if use.ends else None, bool(use.reading),
    )  # fmt: skip


def address(use: Use, query: str) -> str:
    """The page of what cites; empty where it has none of its own."""
    if use.kind in ("criterion", "procedure"):
        return reverse("lawbook:criterion", args=[use.award, use.id]) + query
    if use.kind in OF_AWARDS:
        return reverse("lawbook:award", args=[use.award]) + query
    if use.kind == "principle":
        return f"{reverse('lawbook:principles')}{query}#{use.award}"
    if use.kind == "overlay":
        return f"{reverse('lawbook:overlays')}{query}#{use.award}"
    if use.kind == "transition":
        return reverse("lawbook:instrument", args=[use.award]) + query
    return ""
