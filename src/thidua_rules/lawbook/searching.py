"""Finding in the law: names, aliases, numbers, articles and the text of criteria, accents aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..model.law import Award, Instrument, Law, Text
from ..sources.folding import words
from .articles import article_label
from .citing import Use, articles_of, uses

KINDS = ("award", "instrument", "article", "criterion", "procedure", "principle", "overlay")
"""What may be found, in the order of an answer."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. ``code`` and ``id`` name it as addresses do: an award, an instrument, an
    article of an instrument, a criterion or procedure of an award, a principle, an overlay.
    ``rank``: 0 the whole name, 1 the start of a name, 2 in a name, 3 in the text."""

    kind: str
    code: str
    id: str
    text: Text
    rank: int


@dataclass(frozen=True, slots=True)
class _Entry:
    hit: Hit
    names: tuple[str, ...]  # folded
    text: str  # folded; what a name does not say
    context: str = ""  # folded; words of what it stands in, which do not find it by themselves


def search(law: Law, query: str) -> tuple[Hit, ...]:
    """Everything in which each word of the query stands, the best first within a kind.

    Case, accents and «đ» do not matter; an empty query finds nothing.
    """
    wanted = words(query)
    if not wanted:
        return ()
    found = [hit for entry in _entries(law) if (hit := _match(entry, wanted)) is not None]
    return tuple(sorted(found, key=lambda hit: (KINDS.index(hit.kind), hit.rank)))


def _match(entry: _Entry, wanted: str) -> Hit | None:
    parts = wanted.split()
    whole = " ".join((*entry.names, entry.text, entry.context))
    if not all(part in whole for part in parts):
        return None
    if entry.context and all(part in entry.context for part in parts):
        return None
    hit = entry.hit
    return Hit(hit.kind, hit.code, hit.id, hit.text, _rank(entry, wanted, parts))


def _rank(entry: _Entry, wanted: str, parts: list[str]) -> int:
    if wanted in entry.names:
        return 0
    if any(name.startswith(wanted) for name in entry.names):
        return 1
    return 2 if any(all(part in name for part in parts) for name in entry.names) else 3


@lru_cache(maxsize=8)
def _entries(law: Law) -> tuple[_Entry, ...]:
    found = [_award(award) for award in law.awards.values()]
    found += [_instrument(one) for one in _latest_first(law.instruments.values())]
    found += [entry for one in law.instruments.values() for entry in _articles(law, one)]
    found += _rules(law)
    for principle in law.principles.values():
        texts = [text for version in principle.versions for text in version.text.values()]
        found.append(_entry("principle", principle.code, "", principle.name, (), texts))
    for overlay in law.overlays:
        found.append(_entry("overlay", overlay.code, "", overlay.name, (), ()))
    return tuple(found)


def _entry(
    kind: str, code: str, id_: str, name: Text, names: Iterable[str], texts: Iterable[str]
) -> _Entry:
    folded = dict.fromkeys(words(text) for text in (*name.values(), *names))
    return _Entry(Hit(kind, code, id_, name, 3), tuple(folded), words(" ".join(texts)))


def _award(award: Award) -> _Entry:
    names = [*award.short.values(), *award.aliases, award.code.replace("_", " ")]
    return _entry("award", award.code, "", award.name, names, ())


def _latest_first(them: Iterable[Instrument]) -> list[Instrument]:
    return sorted(them, key=lambda one: str(one.starts or one.issued or ""), reverse=True)


def _instrument(one: Instrument) -> _Entry:
    names = [one.number, *one.short.values(), one.code.replace("_", " ")]
    return _entry("instrument", one.code, "", one.name, names, ())


def _articles(law: Law, one: Instrument) -> Iterator[_Entry]:
    for key in articles_of(law, one.code):
        name = {lang: f"{article_label(key, lang)} {one.short.get(lang, one.short['vi'])}"
                for lang in ("vi", "en")}  # fmt: skip
        more = [f"{article_label(key, 'vi')} {one.number}"]
        yield _entry("article", one.code, key, name, more, ())


def _rules(law: Law) -> list[_Entry]:
    """Criteria and procedures: one entry an award, id and wording."""
    seen: dict[tuple[str, str, str, str], Use] = {}
    for use in uses(law):
        if use.kind in ("criterion", "procedure"):
            seen.setdefault((use.kind, use.award, use.id, use.text["vi"]), use)
    return [_rule(law.awards[use.award], use) for use in seen.values()]


def _rule(award: Award, use: Use) -> _Entry:
    context = words(" ".join((*award.short.values(), *award.name.values())))
    text = words(" ".join((*use.text.values(), use.article)))
    return _Entry(Hit(use.kind, use.award, use.id, use.text, 3), (), text, context)
