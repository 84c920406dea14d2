"""The whole law folder → one ``Law``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from ..model.law import (
    FAMILIES,
    RELATIONS,
    SHELVES,
    Award,
    Instrument,
    Law,
    Overlay,
    Principle,
    PrincipleVersion,
    Transition,
)
from ..model.verdict import Sureness
from .awards import read_award
from .criteria import Scope, read_citation
from .errors import LawError
from .nodes import Node, read_yaml
from .references import check_references, line_of

_KINDS = ("law", "decree", "circular", "decision", "resolution", "letter", "draft")
_SURE = tuple(s.value for s in Sureness)
_INSTRUMENT_KEYS = (
    "code", "kind", "number", "name", "short", "issued", "from", "to", "sure", "seen", "note",
    "transitions", *RELATIONS,
)  # fmt: skip


def law_folder() -> Path:
    """The folder of the law data that ships with the package."""
    return Path(str(files("thidua_law")))


@lru_cache(maxsize=8)
def load_law(root: Path | None = None, overlays: tuple[str, ...] = ()) -> Law:
    """Load and check the law data.

    Args:
        root: a folder shaped like ``thidua_law``; by default the one of the package.
        overlays: codes of the overlays to lay on top.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    root = root or law_folder()
    sources = _sources(root)
    instruments = _related({i.code: i for i in _instruments(root)}, root)
    awards = sorted(
        (read_award(node, instruments, sources) for node in _folder(root, "awards")),
        key=_place,
    )
    law = Law(
        awards={award.code: award for award in awards},
        instruments=instruments,
        sources=sources,
        principles={p.code: p for p in _principles(root, instruments, sources)},
        overlays=tuple(_overlay(root, code) for code in overlays),
        digest=_digest(root, overlays),
    )
    check_references(law, root)
    return law


def _place(award: Award) -> tuple[int, int, int, int, str]:
    """The order of the catalogue: shelves, then titles before forms, people before collectives."""
    shelf, family = SHELVES.index(award.shelf), FAMILIES.index(award.family)
    return shelf, family, int("individual" not in award.recipients), award.rank, award.code


def _folder(root: Path, name: str) -> Iterator[Node]:
    """The files of a folder; each declares the code it is named by, so that none is read twice."""
    for path in sorted((root / name).glob("*.yaml")):
        if path.name != "sources.yaml":
            node = read_yaml(path)
            code = node.entries().get("code")
            if code is not None and code.text() != path.stem:
                code.fail(f"the code «{code.text()}» is not the file's name",
                          f"Write «code: {path.stem}» or rename the file")  # fmt: skip
            yield node


def _digest(root: Path, overlays: tuple[str, ...]) -> str:
    total = hashlib.sha256(",".join(overlays).encode())
    for path in sorted(root.rglob("*.yaml")):
        if path.parent.name != "cases":
            total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def _sources(root: Path) -> dict[str, dict[str, str]]:
    path = root / "instruments" / "sources.yaml"
    if not path.exists():
        return {}
    entries = read_yaml(path).entries()
    return {
        key: {k: n.text() for k, n in node.map(("what", "where"), ("what",)).items()}
        for key, node in entries.items()
    }


def _instruments(root: Path) -> Iterator[Instrument]:
    for node in _folder(root, "instruments"):
        entries = node.map(_INSTRUMENT_KEYS, ("code", "kind", "number", "name", "short", "sure"))
        yield Instrument(
            code=entries["code"].text(),
            kind=entries["kind"].word(_KINDS),
            number=entries["number"].text(),
            name=entries["name"].bilingual(),
            short=entries["short"].bilingual(),
            issued=entries["issued"].date() if "issued" in entries else None,
            starts=entries["from"].date() if "from" in entries else None,
            ends=entries["to"].date() if "to" in entries else None,
            sure=Sureness(entries["sure"].word(_SURE)),
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
    keys = ("before", "test", "text", "cite", "sure", "seen")
    entries = node.map(keys, ("before", "test", "text", "cite", "sure"))
    return Transition(
        entries["before"].date(),
        entries["test"].word(("sent", "received")),
        entries["text"].bilingual(),
        entries["cite"].text(),
        Sureness(entries["sure"].word(_SURE)),
    )


def _principles(
    root: Path, instruments: Mapping[str, Instrument], sources: Mapping[str, Mapping[str, str]]
) -> Iterator[Principle]:
    for node in _folder(root, "principles"):
        entries = node.map(("code", "name", "versions", "note"), ("code", "versions"))
        versions = tuple(_principle_version(child, instruments, sources)
                         for child in entries["versions"].items())  # fmt: skip
        name = entries["name"].bilingual() if "name" in entries else {}
        note = entries["note"].bilingual() if "note" in entries else None
        yield Principle(entries["code"].text(), versions, name, note)


def _principle_version(
    node: Node, instruments: Mapping[str, Instrument], sources: Mapping[str, Mapping[str, str]]
) -> PrincipleVersion:
    keys = ("id", "from", "to", "text", "cite", "sure", "seen", "applies", "note", "enters")
    entries = node.map(keys, ("from", "text", "cite", "sure"))
    starts = entries["from"].date()
    ends = entries["to"].date() if "to" in entries else None
    scope = Scope(instruments, sources, starts, ends)
    applies = {}
    if "applies" in entries:
        applies = {key: child.words() for key, child in entries["applies"].entries().items()}
    citation = read_citation(entries, node, scope)
    enters = entries["enters"].word(("sent", "received")) if "enters" in entries else "received"
    return PrincipleVersion(starts, ends, enters, entries["text"].bilingual(), citation, applies)


def _overlay(root: Path, code: str) -> Overlay:
    path = root / "overlays" / f"{code}.yaml"
    if not path.exists():
        there = ", ".join(sorted(p.stem for p in path.parent.glob("*.yaml")))
        raise LawError(path, 1, f"no overlay «{code}»", f"Use one of: {there or 'none is there'}")
    node = read_yaml(path)
    keys = ("code", "issuer", "name", "from", "to", "set", "cite", "sure", "seen", "text",
            "demonstration", "note")  # fmt: skip
    entries = node.map(keys, ("code", "issuer", "name", "from", "set", "cite", "sure"))
    return Overlay(
        code=entries["code"].text(),
        issuer=entries["issuer"].text(),
        name=entries["name"].bilingual(),
        starts=entries["from"].date(),
        ends=entries["to"].date() if "to" in entries else None,
        sets={name: child.words() for name, child in entries["set"].entries().items()},
        cite=entries["cite"].text(),
        sure=Sureness(entries["sure"].word(_SURE)),
        demonstration="demonstration" in entries and entries["demonstration"].boolean(),
    )
