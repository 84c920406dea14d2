"""The law data as pages read it: one language, citations with their instruments and sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from thidua.bridge.law import the_law
from thidua.bridge.verdicts import (
    Award,
    Branching,
    Citation,
    Instrument,
    Leaf,
    Standard,
    Version,
    in_language,
)
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.words import SURENESS_WORDS
from thidua.foundation.records.text import fold


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a rule stands and how sure its text is."""

    label: str
    instrument: str
    sureness: str
    word: str
    sources: tuple[tuple[str, str], ...]  # what was read, and where (an address or a description)


@dataclass(slots=True)
class Item:
    """A criterion, or a group of criteria with its heading."""

    id: str
    text: str
    op: str  # all | any for a group, empty for a criterion
    branch: str
    cited: Cited | None
    children: list[Item] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a standard, as the page shows it."""

    version: Version
    cited: Cited
    text: str
    items: tuple[Item, ...]
    procedures: tuple[Item, ...]
    readings: tuple[tuple[str, Cited, tuple[Item, ...]], ...]
    last_day: date | None


def cited(citation: Citation) -> Cited:
    law, lang = the_law(), language()
    instrument = law.instruments.get(citation.instrument)
    label = in_language(instrument.short, lang) if instrument else citation.label
    keys = [key.strip() for key in (citation.source or "").split(",")]
    sources = tuple(
        (law.sources[key]["what"], law.sources[key].get("where", ""))
        for key in keys if key in law.sources
    )  # fmt: skip
    return Cited(
        f"{label} {citation.article}".strip(), citation.instrument, citation.sureness.value,
        str(SURENESS_WORDS[citation.sureness.value]), sources,
    )  # fmt: skip


def edition(version: Version) -> Edition:
    lang = language()
    readings = tuple(
        (reading.code, cited(reading.citation), tuple(_items(reading.criteria)))
        for reading in version.readings
    )
    return Edition(
        version, cited(version.citation), in_language(version.text, lang),
        tuple(_items(version.criteria)) if version.criteria else (),
        tuple(_leaf(leaf) for leaf in version.procedures), readings,
        version.ends - timedelta(days=1) if version.ends else None,
    )  # fmt: skip


def _items(tree: Branching) -> Iterator[Item]:
    for child in tree.children:
        if isinstance(child, Leaf):
            yield _leaf(child)
        else:
            text = in_language(child.text, language())
            yield Item("", text, child.op, child.branch or "", None, list(_items(child)))


def _leaf(leaf: Leaf) -> Item:
    text = in_language(leaf.text, language())
    return Item(leaf.id, text, "", leaf.branch or "", cited(leaf.citation))


def matching(query: str) -> list[Award]:
    """Awards by any of their names, and by the text of their criteria; accents do not matter."""
    wanted = fold(query)
    return [award for award in the_law().awards.values() if wanted in _searched(award)]


def _searched(award: Award) -> str:
    texts = [*award.name.values(), *award.short.values(), *award.aliases]
    for standard in award.standards:
        for version in standard.versions:
            if version.criteria:
                texts += [text for leaf in version.criteria.leaves() for text in leaf.text.values()]
    return fold("\n".join(texts))


def matching_instruments(query: str) -> list[Instrument]:
    """Instruments by number and name, the latest first."""
    wanted = fold(query)
    found = [
        one for one in the_law().instruments.values()
        if wanted in fold(" ".join((one.number, *one.name.values(), *one.short.values())))
    ]  # fmt: skip
    return sorted(found, key=lambda one: one.starts or date.max, reverse=True)


def chosen(standard: Standard, on: date) -> Version | None:
    """The version in force for a file received on a day."""
    return standard.version_for(received=on, sent=None)


def citing(code: str) -> list[tuple[Award, list[str]]]:
    """Awards whose standards cite an instrument, with the articles cited."""
    found = []
    for award in the_law().awards.values():
        articles = dict.fromkeys(
            citation.article for citation in _citations(award) if citation.instrument == code
        )
        if articles:
            found.append((award, [article for article in articles if article]))
    return found


def _citations(award: Award) -> Iterator[Citation]:
    for standard in award.standards:
        for version in standard.versions:
            yield version.citation
            trees = [version.criteria, *(reading.criteria for reading in version.readings)]
            for tree in filter(None, trees):
                yield from (leaf.citation for leaf in tree.leaves())
            yield from (leaf.citation for leaf in version.procedures)
