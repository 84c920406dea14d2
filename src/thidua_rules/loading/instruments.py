"""Instruments and sources: what each text is, what it replaces, where it was read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ..model.law import RELATIONS, Instrument, Transition
from ..model.verdict import Sureness
from .errors import LawError
from .nodes import Node, read_folder, read_yaml
from .references import line_of

KINDS = ("law", "decree", "circular", "decision", "resolution", "letter", "draft")
_SURE = tuple(s.value for s in Sureness)
INSTRUMENT_KEYS = (
    "code", "kind", "number", "name", "short", "issued", "from", "to", "sure", "seen", "note",
    "transitions", *RELATIONS,
)  # fmt: skip
_REQUIRED = ("code", "kind", "number", "name", "short", "sure")
_CALLED = {
    "law": "Luật", "decree": "Nghị định", "circular": "Thông tư", "decision": "Quyết định",
    "resolution": "Nghị quyết", "letter": "Công văn", "draft": "Dự thảo",
}  # fmt: skip


def load_sources(root: Path) -> dict[str, dict[str, str]]:
    """``instruments/sources.yaml``: key → what was read and where."""
    path = root / "instruments" / "sources.yaml"
    return read_sources(read_yaml(path)) if path.exists() else {}


def read_sources(node: Node | None) -> dict[str, dict[str, str]]:
    """``KEY: {what: …, en: …, where: …}``; ``en`` where the key names no document."""
    return {} if node is None else {
        key: {k: n.text() for k, n in one.map(("what", "en", "where"), ("what",)).items()}
        for key, one in node.entries().items()
    }  # fmt: skip


def load_instruments(root: Path) -> dict[str, Instrument]:
    """Every instrument by its code, each told of what others say of it."""
    return _related({i.code: i for i in _instruments(root)}, root)


def _instruments(root: Path) -> Iterator[Instrument]:
    for node in read_folder(root, "instruments"):
        node.map(INSTRUMENT_KEYS, _REQUIRED)
        yield _instrument(node, node.entries()["code"].text())


def read_instrument(node: Node, code: str) -> Instrument:
    """The decision or circular that an overlay file declares beside its rules; it is called by
    the overlay's own code, and its short name may be left out."""
    entries = node.map([k for k in INSTRUMENT_KEYS if k not in ("code", "transitions", *RELATIONS)],
                       ("kind", "number", "name"))  # fmt: skip
    kind, number = entries["kind"].word(KINDS), entries["number"].text()
    called = {"vi": f"{_CALLED[kind]} {number}", "en": f"{kind.capitalize()} {number}"}
    return replace(_instrument(node, code), short=entries["short"].bilingual()
                   if "short" in entries else called)  # fmt: skip


def _instrument(node: Node, code: str) -> Instrument:
    entries = node.entries()
    return Instrument(
        code=code,
        kind=entries["kind"].word(KINDS),
        number=entries["number"].text(),
        name=entries["name"].bilingual(),
        short=entries["short"].bilingual() if "short" in entries else {},
        issued=entries["issued"].date() if "issued" in entries else None,
        starts=entries["from"].date() if "from" in entries else None,
        ends=entries["to"].date() if "to" in entries else None,
        sure=Sureness(entries["sure"].word(_SURE)) if "sure" in entries else Sureness.TO_CONFIRM,
        seen=tuple(k.strip() for k in entries["seen"].text().split(","))
        if "seen" in entries else (),
        note=entries["note"].bilingual() if "note" in entries else None,
        transitions=tuple(_transition(n) for n in entries["transitions"].items())
        if "transitions" in entries else (),
        relations={word: _codes(entries[word]) for word in RELATIONS if word in entries},
    )  # fmt: skip


def _codes(node: Node) -> tuple[str, ...]:
    return node.words() if node.is_list else tuple(c.strip() for c in node.text().split(","))


def _related(instruments: dict[str, Instrument], root: Path) -> dict[str, Instrument]:
    """What one instrument says of another is said of both."""
    found: dict[str, dict[str, dict[str, None]]] = {code: {} for code in instruments}
    for code, one in instruments.items():
        for word, others in one.relations.items():
            for other in others:
                if other not in instruments:
                    path = root / "instruments" / f"{code}.yaml"
                    raise LawError(path, line_of(path, other), f"unknown instrument «{other}»",
                                   "Use a code of instruments/ or add its file")  # fmt: skip
                found[code].setdefault(word, {})[other] = None
                found[other].setdefault(RELATIONS[word], {})[code] = None
    return {
        code: replace(one, relations={word: tuple(c) for word, c in found[code].items()})
        for code, one in instruments.items()
    }


def _transition(node: Node) -> Transition:
    keys = ("before", "test", "text", "cite", "sure", "seen", "favourable")
    entries = node.map(keys, ("before", "test", "text", "cite", "sure"))
    return Transition(
        entries["before"].date(),
        entries["test"].word(("sent", "received")),
        entries["text"].bilingual(),
        entries["cite"].text(),
        Sureness(entries["sure"].word(_SURE)),
        "favourable" in entries and entries["favourable"].boolean(),
    )
