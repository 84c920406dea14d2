"""Criteria trees of the law files: groups and leaves, each value cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..model.law import Branching, Instrument, Leaf, Since
from ..model.overlay import FromSetting
from ..model.verdict import Citation, Nature, Sureness
from ..tables import ISSUERS
from .leaf_words import (
    LEAF_WORDS,
    PROCEDURE_WORDS,
    REQUIRED,
    SHORT_FORMS,
    Reader,
    year_test,
)
from .nodes import Node

_SURENESS = tuple(s.value for s in Sureness)
_COMMON = ("id", "text", "cite", "sure", "seen", "branch", "facet_of", "when")
_ARTICLE_WORDS = ("điều", "khoản", "điểm", "mục")
_GROUP_KEYS = ("all", "any", "text", "branch", "since", "cite", "sure", "seen")


@dataclass(frozen=True, slots=True)
class Scope:
    """What a criterion inherits from the version it stands in."""

    instruments: Mapping[str, Instrument]
    sources: Mapping[str, Mapping[str, str]]
    starts: date
    ends: date | None
    citation: Citation | None = None
    issuer: str | None = None  # of an overlay: whose rules these are

    def narrowed(self, entries: Mapping[str, Node], at: Node) -> Scope:
        return replace(self, citation=read_citation(entries, at, self))


def read_citation(entries: Mapping[str, Node], at: Node, scope: Scope) -> Citation:
    """The citation of one value: ``cite``, ``sure``, ``seen``, or what stands above it.

    Raises:
        LawError: uncited, an unknown instrument or source, or verified without a source.
    """
    above = scope.citation
    sure: str | None = above.sureness if above else None
    if "sure" in entries:
        sure = entries["sure"].word(_SURENESS)
    if sure is None:
        at.fail("no sureness is given", "Add «sure: verified» (or to_confirm, draft, unknown)")
    code, article = _cite(entries, at, above, scope)
    seen = ", ".join(_seen(entries["seen"], scope)) if "seen" in entries else above and above.source
    if sure == Sureness.VERIFIED and not seen:
        at.fail("verified, but no source is named", "Add «seen:» with a key of sources.yaml")
    label = scope.instruments[code].short["vi"]
    return Citation(code, label, article, scope.starts, scope.ends, Sureness(sure), seen or None,
                    scope.issuer)  # fmt: skip


def _cite(
    entries: Mapping[str, Node], at: Node, above: Citation | None, scope: Scope
) -> tuple[str, str]:
    if "cite" not in entries:
        if above is None:
            at.fail("this value is not cited", "Add «cite: <instrument> Điều …»")
        return above.instrument, above.article
    node = entries["cite"]
    code, _, article = node.text().partition(" ")
    if code.lower() in _ARTICLE_WORDS:
        node.fail("no instrument stands before the article", f"Write «cite: <code> {node.text()}»")
    if code not in scope.instruments:
        node.fail(f"unknown instrument «{code}»", "Use a code of instruments/ or add its file")
    return code, article


def _seen(node: Node, scope: Scope) -> tuple[str, ...]:
    keys = node.words() if node.is_list else tuple(k.strip() for k in node.text().split(","))
    for key in keys:
        if key not in scope.sources:
            node.fail(f"unknown source «{key}»", "Add it to instruments/sources.yaml")
    return keys


def read_group(node: Node, scope: Scope) -> Branching:
    """An ``all:`` or ``any:`` group."""
    entries = node.map(_GROUP_KEYS)
    op = "all" if "all" in entries else "any"
    if op not in entries or ("all" in entries and "any" in entries):
        node.fail("a group needs «all:» or «any:», one of them", "Split it into two groups")
    inner = scope.narrowed(entries, node)
    children = tuple(read_criterion(child, inner) for child in entries[op].items())
    if not children:
        node.fail("an empty group", "Add a criterion or delete the group")
    return Branching(
        op,
        children,
        entries["text"].bilingual() if "text" in entries else None,
        entries["branch"].text() if "branch" in entries else None,
        _since(entries["since"]) if "since" in entries else None,
    )


def _since(node: Node) -> Since:
    entries = node.map(("award", "issuers", "every_year", "restart"), ("award", "every_year"))
    return Since(
        entries["award"].text(),
        entries["issuers"].words(ISSUERS) if "issuers" in entries else (),
        year_test(entries["every_year"]),
        entries["restart"].words() if "restart" in entries else (),
    )


def read_criterion(node: Node, scope: Scope) -> Leaf | Branching:
    entries = node.entries()
    grouped = "all" in entries or "any" in entries
    if grouped and not any(word in entries for word in LEAF_WORDS):
        return read_group(node, scope)
    return read_leaf(node, scope)


def read_leaf(node: Node, scope: Scope) -> Leaf:
    """One leaf: exactly one leaf word, an id, a text, a citation."""
    word, entries = _leaf_word(node, LEAF_WORDS)
    for key in ("id", "text"):
        if key not in entries:
            node.fail(f"the criterion has no «{key}»", f"Add «{key}:»")
    leaf = Leaf(
        id=entries["id"].text(),
        kind=word,
        params={} if word == "doubt" else read_params(word, entries[word]),
        text=entries["text"].bilingual(),
        nature=LEAF_WORDS[word].nature,
        citation=read_citation(entries, node, scope),
        branch=entries["branch"].text() if "branch" in entries else None,
        facet_of=entries["facet_of"].text() if "facet_of" in entries else None,
        when=_when(entries),
    )
    return _doubt(leaf, entries["doubt"]) if word == "doubt" else leaf


def _leaf_word(node: Node, words: Mapping[str, object]) -> tuple[str, dict[str, Node]]:
    entries = node.map((*_COMMON, *words))
    found = [key for key in entries if key in words]
    if len(found) != 1:
        node.fail(f"{len(found)} leaf words stand here", "Write exactly one leaf word a criterion")
    return found[0], entries


def read_params(word: str, node: Node) -> dict[str, object]:
    """The typed parameters of a leaf; short forms such as ``meets: CODE`` are widened."""
    declared = LEAF_WORDS[word].params
    if word in SHORT_FORMS and not node.is_map:
        return {SHORT_FORMS[word]: node.text()}
    if node.is_null:
        node = Node({}, node.file, node.line, node.error)
    return _typed(declared, node)


def _typed(declared: Mapping[str, tuple[Reader, object]], node: Node) -> dict[str, object]:
    entries = node.map(declared, [k for k, (_, default) in declared.items() if default is REQUIRED])
    return {
        key: _value(reader, entries[key]) if key in entries else default
        for key, (reader, default) in declared.items()
    }


def _value(reader: Reader, node: Node) -> object:
    """A value, or ``{setting: NAME, otherwise: …}``: what an overlay fills in."""
    if not node.is_map or "setting" not in node.entries():
        return reader(node)
    entries = node.map(("setting", "otherwise"), ("setting",))
    otherwise = reader(entries["otherwise"]) if "otherwise" in entries else None
    return FromSetting(entries["setting"].text(), otherwise)


def _when(entries: Mapping[str, Node]) -> tuple[str, str] | None:
    """``when: {SETTING: VALUE}``: asked only where an overlay filled the setting so."""
    if "when" not in entries:
        return None
    asked = entries["when"].entries()
    if len(asked) != 1:
        entries["when"].fail("«when:» names one setting and its value", "Write {NAME: VALUE}")
    ((name, value),) = asked.items()
    return name, value.text()


def _doubt(leaf: Leaf, node: Node) -> Leaf:
    entries = node.map(("strict", "lenient", "setting"), ("strict", "lenient"))
    readings = {}
    for side in ("strict", "lenient"):
        word, inner = _leaf_word(entries[side], LEAF_WORDS)
        params = read_params(word, inner[word])
        readings[side] = replace(leaf, kind=word, params=params, nature=LEAF_WORDS[word].nature)
    setting = entries["setting"].text() if "setting" in entries else None
    return replace(leaf, params={"setting": setting}, **readings)  # type: ignore[arg-type]


def read_procedure(node: Node, scope: Scope) -> Leaf:
    """A vote, a quota, a posting …: judged in the round, outside the tree."""
    word, entries = _leaf_word(node, PROCEDURE_WORDS)
    for key in ("id", "text"):
        if key not in entries:
            node.fail(f"the procedure has no «{key}»", f"Add «{key}:»")
    return Leaf(
        id=entries["id"].text(),
        kind=word,
        params=_typed(PROCEDURE_WORDS[word], entries[word]),
        text=entries["text"].bilingual(),
        nature=Nature.PROCEDURE,
        citation=read_citation(entries, node, scope),
        when=_when(entries),
    )
