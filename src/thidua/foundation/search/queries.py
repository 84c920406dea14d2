"""What a reader's words find, among the rows the reader may see."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import connection
from django.db.models import QuerySet
from django.utils.translation import override

from thidua.foundation.policy.among import among
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS, Role
from thidua.foundation.records.text import fold
from thidua.foundation.registry.catalogue import award_choices
from thidua.foundation.search.sources import AWARD, KIND, PERSON, PLACE, SOURCES
from thidua.foundation.search.vendors import ALL, AMONG, FOUND, NEWEST, either, every, word

MOST = 1_000
"""Hits of a kind that are counted and paged; whoever has more finds nothing without more words."""
FEW_PLACES = 250
"""So many places can be words of the question; more are looked up beside it."""
MOST_WORDS = 12
YEARLY = {source.kind: source.table for source in SOURCES if "year" in source.told}
"""Kinds of a year, and their tables: of equal hits the latest come first."""
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Hits:
    """Primary keys, best first, at most MOST; ``more`` says there are others."""

    keys: tuple[int, ...] = ()
    more: bool = False

    def __len__(self) -> int:
        return len(self.keys)


@dataclass(frozen=True, slots=True)
class Sight:
    """Whom a reader may find: everyone, or the rows of places and his or her own."""

    everything: bool = False
    places: tuple[int, ...] = ()
    person: int | None = None

    @classmethod
    def of(cls, actor: Actor) -> Sight:
        reach = actor.reach(*READERS)
        own = actor.person_id if actor.person_id and actor.reach(Role.NOMINEE) else None
        return cls(reach.everywhere or reach.whole, tuple(sorted(reach.places)), own)

    def __bool__(self) -> bool:
        return self.everything or bool(self.places) or self.person is not None


def find(
    actor: Actor, kind: str, text: str, *, column: str = "words", most: int = MOST,
    best: int | None = None,
) -> Hits:  # fmt: skip
    """Rows of a kind in which every word of the text begins a word.

    Args:
        kind: person, organisation, award or initiative.
        column: ``words``, or ``decision`` or ``certificate`` of awards.
        best: how many of the first are ranked; all by default.
    """
    sight, words = Sight.of(actor), split(text)
    if not sight or not words:
        return Hits()
    keys: dict[int, None] = {}
    *better, all_of_them = _tiers(kind, words, column)
    for tier in better:
        if len(keys) >= (most if best is None else best):
            break
        keys |= dict.fromkeys(_ask(sight, kind, tier, most))
    rest = _ask(sight, kind, all_of_them, most + 1)
    keys |= dict.fromkeys(rest)
    return Hits(tuple(keys)[:most], len(keys) > most)


def matching(rows: QuerySet, kind: str, text: str) -> QuerySet:
    """Those of the rows in which every word of the text begins a word; all where it has none.

    The index is asked once, here, however often the rows are counted, cut and sorted after it."""
    words = split(text)
    if not words:
        return rows
    vendor = connection.vendor
    *_better, question = _tiers(kind, words, "words")
    asked = every(vendor, [word(vendor, "scope", f"{KIND}{kind}", whole=True), question])
    with connection.cursor() as cursor:
        cursor.execute(ALL[vendor], [asked])
        return rows.filter(**among("pk", frozenset(row[0] for row in cursor.fetchall())))


def split(text: str) -> list[str]:
    """The words of a text as typed, in lower case, each of letters and digits only."""
    clean = unicodedata.normalize("NFC", text.replace("\0", " ")).casefold()
    return _WORD.findall(clean)[:MOST_WORDS]


def _tiers(kind: str, words: Sequence[str], column: str) -> Iterator[str]:
    """Questions from the narrowest to the one that holds all: accents and whole words first."""
    vendor = connection.vendor
    folded = [fold(one) for one in words]
    if column == "words":
        for whole in (True, False):
            yield every(vendor, [word(vendor, "named", one, whole=whole) for one in words])
    yield every(vendor, [word(vendor, column, one, whole=True) for one in folded])
    if kind != "award" or column != "words":
        yield every(vendor, [word(vendor, column, one) for one in folded])
        return
    parts = []
    for one in folded:
        codes = [word(vendor, "words", code, whole=True) for code in awards_named(one)]
        parts.append(either(vendor, [word(vendor, "words", one), *codes]))
    yield every(vendor, parts)


def _ask(sight: Sight, kind: str, question: str, most: int) -> list[int]:
    vendor = connection.vendor
    asked = [word(vendor, "scope", f"{KIND}{kind}", whole=True)]
    among, values = "", []
    if not sight.everything and len(sight.places) <= FEW_PLACES:
        seen = [f"{PLACE}{place}" for place in sight.places]
        seen += [f"{PERSON}{sight.person}"] if sight.person is not None else []
        asked.append(either(vendor, [word(vendor, "scope", one, whole=True) for one in seen]))
    elif not sight.everything:
        among, values = AMONG[vendor], [json.dumps(sight.places), sight.person]
    statement = FOUND[vendor].format(among=among, most=int(most))
    if kind in YEARLY:
        statement = NEWEST.format(found=statement, table=YEARLY[kind])
    with connection.cursor() as cursor:
        cursor.execute(statement, [every(vendor, [*asked, question]), *values])
        return [row[0] for row in cursor.fetchall()]


def awards_named(start: str) -> tuple[str, ...]:
    """Awards in whose Vietnamese or English name a word begins so, as the index writes them."""
    return tuple(code for code, words in _award_words() if any(w.startswith(start) for w in words))


@lru_cache(maxsize=1)
def _award_words() -> tuple[tuple[str, frozenset[str]], ...]:
    found: dict[str, set[str]] = {}
    for language in ("vi", "en"):
        with override(language):
            for code, name in award_choices():
                found.setdefault(code, set()).update(split(fold(name)))
    return tuple((AWARD + code.replace("_", ""), frozenset(words)) for code, words in found.items())
