"""``dossiers/*.yaml`` and ``dossiers/routes/*.yaml`` → what files must hold, who hands them in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from ..dossiers.model import (
    CONDITIONS,
    COPIES,
    ITEM_WORDS,
    METHODS,
    WHO,
    Condition,
    Dossiers,
    Item,
    ItemList,
    ItemListVersion,
    Route,
    Routing,
    RoutingVersion,
)
from ..model.law import Law
from ..model.verdict import Citation, Sureness
from ..tables import KINDS
from .criteria import Scope, read_citation
from .leaf_words import Reader, flag, one_of, some_of, text, whole
from .nodes import Node
from .spans import Period, folder_of, named_files, read_periods

_LIST_KEYS = ("code", "name", "awards", "kinds", "methods", "versions", "note")
_VERSION_KEYS = (
    "id", "from", "to", "enters", "cite", "sure", "seen", "text", "originals", "items", "same_as",
    "note",
)  # fmt: skip
_ITEM_KEYS = ("id", "text", "when", "cite", "sure", "seen")
_ROUTE_KEYS = ("id", "text", "when", "barred", "cite", "sure", "seen")
_PARAMS: Mapping[str, Mapping[str, Reader]] = {
    "paper": {"form": text, "writes": one_of(*WHO), "certifies": one_of(*WHO),
              "copy": one_of(*COPIES)},
    "opinion": {"of": text, "working_days": whole, "asked_by": one_of(*WHO)},
    "posting": {"working_days": whole, "by": one_of(*WHO)},
    "sending": {"paper": flag, "files": some_of("pdf", "word")},
    "freshness": {"months": whole},
}  # fmt: skip
_LEAST_SURE = (Sureness.VERIFIED, Sureness.TO_CONFIRM, Sureness.DRAFT, Sureness.UNKNOWN)


@lru_cache(maxsize=8)
def load_dossiers(law: Law, root: Path | None = None) -> Dossiers:
    """Load and check the dossier lists and the routes of a law folder.

    Args:
        root: the folder ``law`` was read from; by default the one it knows of.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    folder = folder_of(law, root) / "dossiers"
    lists = tuple(_list(node, law) for node in named_files(folder))
    routings = tuple(_routing(node, law) for node in named_files(folder / "routes"))
    return Dossiers(lists, routings)


def _list(node: Node, law: Law) -> ItemList:
    entries = node.map(_LIST_KEYS, ("code", "name", "awards", "versions"))
    awards = entries["awards"].words(law.awards)
    periods = read_periods(entries["versions"])
    versions: dict[str, ItemListVersion] = {}
    for period in periods:
        versions[period.id] = _Version(law, period).read(versions)
    return ItemList(
        code=entries["code"].text(),
        name=entries["name"].bilingual(),
        awards=awards,
        kinds=entries["kinds"].words(KINDS) if "kinds" in entries else (),
        methods=entries["methods"].words(METHODS) if "methods" in entries else (),
        versions=tuple(versions.values()),
    )


@dataclass(frozen=True, slots=True)
class _Version:
    """Reading one version of a list."""

    law: Law
    period: Period

    def read(self, earlier: Mapping[str, ItemListVersion]) -> ItemListVersion:
        node = self.period.node
        entries = node.map(_VERSION_KEYS, ("id", "from", "enters", "cite", "sure"))
        citation = read_citation(entries, node, self._scope())
        version = ItemListVersion(
            id=self.period.id,
            starts=self.period.starts,
            ends=self.period.ends,
            enters=entries["enters"].word(("sent", "received")),
            citation=citation,
            text=entries["text"].bilingual() if "text" in entries else None,
            originals=None,
            originals_citation=citation,
            items=(),
        )
        if "same_as" in entries:
            return self._like(version, entries, earlier)
        return self._own(version, entries)

    def _scope(self) -> Scope:
        law, period = self.law, self.period
        return Scope(law.instruments, law.sources, period.starts, period.ends)

    def _own(self, version: ItemListVersion, entries: Mapping[str, Node]) -> ItemListVersion:
        node = self.period.node
        if "items" not in entries:
            node.fail("the version has no items", "Add «items:» or «same_as:»")
        scope = replace(self._scope(), citation=version.citation)
        sets, cited = _originals(entries.get("originals"), scope, version.citation)
        items = tuple(_item(child, scope) for child in entries["items"].items())
        _check_ids(entries["items"])
        return replace(version, originals=sets, originals_citation=cited, items=items)

    def _like(
        self,
        version: ItemListVersion,
        entries: Mapping[str, Node],
        earlier: Mapping[str, ItemListVersion],
    ) -> ItemListVersion:
        """The items of an earlier version, redated, and no surer than this one."""
        if "items" in entries or "originals" in entries:
            self.period.node.fail("«same_as:» and items stand together", "Keep one of them")
        model = earlier.get(entries["same_as"].text())
        if model is None:
            entries["same_as"].fail("no such version stands above", "Name one above")
        least = version.citation.sureness
        return replace(
            version,
            originals=model.originals,
            originals_citation=self._redated(model.originals_citation, least),
            items=tuple(replace(item, citation=self._redated(item.citation, least))
                        for item in model.items),
        )  # fmt: skip

    def _redated(self, citation: Citation, least: Sureness) -> Citation:
        sure = max(citation.sureness, least, key=_LEAST_SURE.index)
        return replace(citation, starts=self.period.starts, ends=self.period.ends, sureness=sure)


def _originals(node: Node | None, scope: Scope, above: Citation) -> tuple[int | None, Citation]:
    """``originals: 1`` or ``originals: {sets: 1, cite: …}``."""
    if node is None:
        return None, above
    if not node.is_map:
        return node.integer(1, 9), above
    entries = node.map(("sets", "cite", "sure", "seen"), ("sets",))
    return entries["sets"].integer(1, 9), read_citation(entries, node, scope)


def _item(node: Node, scope: Scope) -> Item:
    entries = node.map((*_ITEM_KEYS, *ITEM_WORDS), ("id", "text"))
    found = [word for word in ITEM_WORDS if word in entries]
    if len(found) != 1:
        node.fail(f"{len(found)} item words stand here",
                  f"Write exactly one of: {', '.join(ITEM_WORDS)}")  # fmt: skip
    word = found[0]
    return Item(
        id=entries["id"].text(),
        word=word,
        params=_params(word, entries[word]),
        text=entries["text"].bilingual(),
        when=_condition(entries.get("when")),
        citation=read_citation(entries, node, scope),
    )


def _params(word: str, node: Node) -> dict[str, object]:
    if node.is_null:
        return {}
    readers = _PARAMS[word]
    return {key: readers[key](child) for key, child in node.map(readers).items()}


def _condition(node: Node | None) -> Condition:
    """``when: word``, ``when: [a, b]`` (any), or ``{all: […], any: […], none: […]}``."""
    if node is None:
        return Condition()
    if not node.is_map:
        return Condition(any_of=node.words(CONDITIONS))
    entries = node.map(("all", "any", "none"))
    words = {key: child.words(CONDITIONS) for key, child in entries.items()}
    return Condition(words.get("all", ()), words.get("any", ()), words.get("none", ()))


def _check_ids(items: Node) -> None:
    seen: set[str] = set()
    for node in items.items():
        name = node.entries()["id"].text()
        if name in seen:
            node.fail(f"the id «{name}» stands twice in this version", "Give each item its own id")
        seen.add(name)


def _routing(node: Node, law: Law) -> Routing:
    entries = node.map(("code", "name", "versions", "note"), ("code", "name", "versions"))
    return Routing(
        entries["code"].text(),
        entries["name"].bilingual(),
        tuple(_routes(period, law) for period in read_periods(entries["versions"])),
    )


def _routes(period: Period, law: Law) -> RoutingVersion:
    keys = ("id", "from", "to", "cite", "sure", "seen", "routes", "note")
    entries = period.node.map(keys, ("id", "from", "cite", "sure", "routes"))
    scope = Scope(law.instruments, law.sources, period.starts, period.ends)
    scope = replace(scope, citation=read_citation(entries, period.node, scope))
    routes = tuple(_route(child, scope) for child in entries["routes"].items())
    _check_ids(entries["routes"])
    return RoutingVersion(period.id, period.starts, period.ends, routes)


def _route(node: Node, scope: Scope) -> Route:
    entries = node.map(_ROUTE_KEYS, ("id", "text", "when"))
    return Route(
        id=entries["id"].text(),
        when=_condition(entries["when"]),
        barred="barred" in entries and entries["barred"].boolean(),
        text=entries["text"].bilingual(),
        citation=read_citation(entries, node, scope),
    )


def conflicting_sets(dossiers: Dossiers) -> Iterable[tuple[str, str]]:
    """Pairs of lists that both give the number of sets to one award, kind and method at once."""
    numbered = [one for one in dossiers.lists
                if any(version.originals for version in one.versions)]  # fmt: skip
    for place, one in enumerate(numbered):
        for other in numbered[place + 1 :]:
            if _meet(one, other):
                yield one.code, other.code


def _meet(one: ItemList, other: ItemList) -> bool:
    if not set(one.awards) & set(other.awards):
        return False
    kinds = not one.kinds or not other.kinds or set(one.kinds) & set(other.kinds)
    methods = any(
        one.serves(award, kind, method) and other.serves(award, kind, method)
        for award in set(one.awards) & set(other.awards)
        for kind in KINDS
        for method in METHODS
    )
    return bool(kinds and methods)
