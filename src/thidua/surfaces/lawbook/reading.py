"""The law data as pages read it: one language, citations with their articles and sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from thidua.bridge.law import the_law
from thidua.bridge.lawbook import article_keys, in_words, sureness_of
from thidua.bridge.verdicts import Branching, Citation, Leaf, Standard, Version, in_language
from thidua.cycle.nominations.columns import language
from thidua.cycle.nominations.words import SURENESS_WORDS


@dataclass(frozen=True, slots=True)
class Source:
    """What was read, and where: an address or a description."""

    what: str
    where: str

    @property
    def is_address(self) -> bool:
        return self.where.startswith("https://")


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a rule stands and how sure its text is. ``key``: its article, empty for the whole."""

    label: str
    instrument: str
    key: str
    sureness: str
    word: str
    sources: tuple[Source, ...]
    issuer: str = ""


@dataclass(slots=True)
class Item:
    """A criterion, or a group of criteria with its heading."""

    id: str
    text: str
    op: str  # all | any for a group, empty for a criterion
    branch: str
    cited: Cited | None
    children: list[Item] = field(default_factory=list)
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Unsure:
    """Something that is not verified: what it says, how sure, where it was seen."""

    text: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class Edition:
    """One version of a standard, as the page shows it."""

    version: Version
    cited: Cited
    text: str
    note: str
    items: tuple[Item, ...]
    procedures: tuple[Item, ...]
    readings: tuple[tuple[str, Cited, tuple[Item, ...]], ...]
    last_day: date | None

    def unsure(self) -> list[Unsure]:
        """What of this version is not verified, in its order."""
        found = []
        if self.version.criteria is None:
            found.append(Unsure(self.text, self.cited))
        found += [
            Unsure(item.text, item.cited) for item in walk((*self.items, *self.procedures))
            if item.cited is not None and item.cited.sureness != "verified"
        ]  # fmt: skip
        return found


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Items and all beneath them."""
    for item in items:
        yield item
        yield from walk(item.children)


def shape(items: Iterable[Item]) -> tuple[object, ...]:
    """What a list of items asks, apart from where it stands on the page."""
    return tuple(
        (item.text, item.op, item.branch, item.cited and item.cited.label, shape(item.children))
        for item in items
    )


def cited(citation: Citation) -> Cited:
    return cited_as(
        citation.instrument, citation.article, citation.sureness.value, citation.source or "",
        citation.label, citation.issuer or "",
    )  # fmt: skip


def cited_as(
    instrument: str, article: str, sureness: str, seen: str = "", label: str = "", issuer: str = ""
) -> Cited:
    """A citation in the reader's language, with what was read of it."""
    law, lang = the_law(), language()
    found = law.instruments.get(instrument)
    name = in_language(found.short, lang) if found else label or instrument
    keys = article_keys(article)
    return Cited(
        f"{name} {in_words(article, lang)}".strip(), instrument if found else "",
        keys[0] if keys else "", sureness, str(SURENESS_WORDS[sureness]),
        sources(key.strip() for key in seen.split(",")), issuer,
    )  # fmt: skip


def sources(keys: Iterable[str]) -> tuple[Source, ...]:
    """The sources behind keys; keys that no file names are left out.

    A document is called by its own Vietnamese title in either language.
    """
    known, lang = the_law().sources, language()
    found = (known[key] for key in keys if key in known)
    return tuple(Source((lang == "en" and one.get("en")) or one["what"], one.get("where", ""))
                 for one in found)  # fmt: skip


class Reader:
    """Reads versions for one page; no two criteria of a page have one anchor."""

    def __init__(self) -> None:
        self.anchors: dict[str, int] = {}

    def edition(self, version: Version) -> Edition:
        lang = language()
        readings = tuple(
            (reading.code, cited(reading.citation), self._whole(reading.criteria))
            for reading in version.readings
        )
        return Edition(
            version, cited(version.citation), in_language(version.text, lang),
            in_language(version.note, lang),
            self._whole(version.criteria) if version.criteria else (),
            tuple(self._leaf(leaf) for leaf in version.procedures), readings,
            version.ends - timedelta(days=1) if version.ends else None,
        )  # fmt: skip

    def _whole(self, tree: Branching) -> tuple[Item, ...]:
        """A standard's criteria: all of them, unless one of several is enough."""
        items = tuple(self._items(tree))
        if tree.op == "all" or len(items) == 1:
            return items
        return (Item("", in_language(tree.text, language()), tree.op, "", None, list(items)),)

    def _items(self, tree: Branching) -> Iterator[Item]:
        for child in tree.children:
            if isinstance(child, Leaf):
                yield self._leaf(child)
            else:
                text = in_language(child.text, language())
                inner = list(self._items(child))
                yield Item("", text, child.op, child.branch or "", None, inner)

    def _leaf(self, leaf: Leaf) -> Item:
        text = in_language(leaf.text, language())
        where = cited_as(
            leaf.citation.instrument, leaf.citation.article, sureness_of(leaf).value,
            leaf.citation.source or "", leaf.citation.label, leaf.citation.issuer or "",
        )  # fmt: skip
        return Item(leaf.id, text, "", leaf.branch or "", where, [], self._anchor(leaf.id))

    def _anchor(self, id_: str) -> str:
        """The criterion's own id where it stands first, then numbered."""
        number = self.anchors[id_] = self.anchors.get(id_, 0) + 1
        return id_ if number == 1 else f"{id_}-{number}"


def chosen(standard: Standard, on: date) -> Version | None:
    """The version that judges a file received on a day."""
    return standard.version_for(received=on, sent=None)


def state_of(standard: Standard, on: date) -> str:
    """read | unread | before | over: a key of STATE_WORDS."""
    version = chosen(standard, on)
    if version is None:
        return "over" if standard.over(on) else "before"
    return "unread" if version.criteria is None else "read"
