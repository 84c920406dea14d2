"""The whole law folder → one ``Law``."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from importlib.resources import files as package_files
from pathlib import Path

from ..model.law import (
    FAMILIES,
    SHELVES,
    Award,
    Instrument,
    Law,
    Places,
    Principle,
    PrincipleVersion,
)
from ..model.overlay import ISSUING, Overlay
from .awards import read_award
from .criteria import Scope, read_citation
from .instruments import load_instruments, load_sources
from .kept import kept
from .laying import OWN_LEVEL, Laying
from .nodes import Node, read_folder
from .overlays import check_together, find, read_file
from .references import check_references
from .service import read_service
from .settings import read_gates, read_settings

_PRINCIPLE_KEYS = ("code", "name", "versions", "note", "settings", "gates")


def law_folder() -> Path:
    """The folder of the law data that ships with the package."""
    return Path(str(package_files("thidua_law")))


def load_law(
    root: Path | None = None, overlays: tuple[str, ...] = (), own: Path | None = None
) -> Law:
    """Load and check the law data.

    Args:
        root: a folder shaped like ``thidua_law``; by default the one of the package.
        overlays: codes of the overlays to lay on top.
        own: a folder with this installation's overlays; every file of it is laid on, and comes
            before one of the same code in ``root``.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    state = contents(own)
    codes = dict.fromkeys([*overlays, *(name for name, _ in state)])
    return _loaded(root or law_folder(), tuple(codes), own, state)


def law_with(law: Law, codes: tuple[str, ...]) -> Law:
    """The same law with these overlays, and no others, laid on; the law itself where none is named.

    Raises:
        LawError: there is no such overlay, or they cannot judge together.
    """
    if not codes or law.places is None:
        return law
    return _loaded(law.places.root, codes, law.places.own, contents(law.places.own))


@lru_cache(maxsize=16)
def _loaded(
    root: Path, codes: tuple[str, ...], own: Path | None, own_files: tuple[tuple[str, str], ...]
) -> Law:
    """``own_files`` names the state of the folder ``own``: another state is another law."""
    del own_files
    places = Places(root, own)
    return lay(bare_law(root), read_overlays(places, codes), places)


def read_overlays(places: Places, codes: Sequence[str]) -> tuple[Overlay, ...]:
    """Overlay files, each checked against the law but not yet laid on it.

    Raises:
        LawError: there is no such overlay, or one is wrong.
    """
    bare = bare_law(places.root)
    files = [find(places.root, places.own, code) for code in codes]
    return tuple(read_file(path, bare, own=path.parent == places.own) for path in files)


def contents(own: Path | None) -> tuple[tuple[str, str], ...]:
    """(code, digest) of every overlay of a folder; empty where there is no folder."""
    if own is None or not own.is_dir():
        return ()
    return tuple((path.stem, hashlib.sha256(path.read_bytes()).hexdigest())
                 for path in sorted(own.glob("*.yaml")))  # fmt: skip


def lay(bare: Law, overlays: Sequence[Overlay], places: Places) -> Law:
    """The law with overlays laid on, each issuer's apart from the other's.

    Raises:
        LawError: two overlays stand on the same day, or two provinces together.
    """
    check_together(overlays)
    ordered = tuple(sorted(overlays, key=lambda one: (ISSUING.index(one.issuer), one.starts)))
    own = {one.instrument.code: one.instrument for one in ordered if one.instrument}
    law = replace(
        bare, overlays=ordered, places=places, digest=_laid_digest(bare, ordered),
        instruments={**bare.instruments, **own},
        sources={**bare.sources, **{k: v for one in ordered for k, v in one.sources.items()}},
    )  # fmt: skip
    issued = {word: replace(law, awards=_awards(law, bare, word), digest=f"{law.digest}-{word}")
              for word in ISSUING}  # fmt: skip
    managing = law.managing
    return replace(law, awards=issued[managing or ISSUING[0]].awards,
                   issued={word: issued[word] for word in ISSUING if word != managing})  # fmt: skip


def _awards(law: Law, bare: Law, issuer: str) -> dict[str, Award]:
    """The awards as one issuer gives them: what it gives itself by its own overlay, the rest by
    that of whoever manages the subject."""
    by = {word: Laying(bare.settings, bare.principles,
                       [one for one in law.overlays if one.issuer == word])
          for word in ISSUING}  # fmt: skip
    managing = law.managing or issuer
    return {
        code: by[issuer if award.level in OWN_LEVEL else managing].award(award)
        for code, award in bare.awards.items()
    }


def _laid_digest(bare: Law, overlays: Sequence[Overlay]) -> str:
    total = hashlib.sha256(bare.digest.encode())
    for one in overlays:
        total.update(f"{one.code}\0{one.text}\0".encode())
    return total.hexdigest()[:16]


@lru_cache(maxsize=8)
def bare_law(root: Path) -> Law:
    """The law data without any overlay, its settings still open: what overlays are laid on.

    Raises:
        LawError: naming file, line, what is wrong and the cure.
    """
    digest = _digest(root)
    if root != law_folder():  # a folder somebody is writing in
        return _read(root, digest)
    return kept(digest, lambda: _read(root, digest))


def _read(root: Path, digest: str) -> Law:
    sources = load_sources(root)
    instruments = load_instruments(root)
    awards = sorted(
        (read_award(node, instruments, sources) for node in read_folder(root, "awards")),
        key=_place,
    )
    law = Law(
        awards={award.code: award for award in awards},
        instruments=instruments,
        sources=sources,
        principles={p.code: p for p in _principles(root, instruments, sources)},
        overlays=(),
        digest=digest,
        service=read_service(root, instruments, sources),
    )
    check_references(law, root)
    return law


def _place(award: Award) -> tuple[int, int, int, int, str]:
    """The order of the catalogue: shelves, then titles before forms, people before collectives."""
    shelf, family = SHELVES.index(award.shelf), FAMILIES.index(award.family)
    return shelf, family, int("individual" not in award.recipients), award.rank, award.code


def _digest(root: Path) -> str:
    """Of everything a verdict may rest on; worked cases are none of it, overlays come on top."""
    total = hashlib.sha256()
    for path in sorted(root.rglob("*.yaml")):
        if path.parent.name not in ("cases", "overlays"):
            total.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def _principles(
    root: Path, instruments: Mapping[str, Instrument], sources: Mapping[str, Mapping[str, str]]
) -> Iterator[Principle]:
    for node in read_folder(root, "principles"):
        entries = node.map(_PRINCIPLE_KEYS, ("code", "versions"))
        versions = tuple(_principle_version(child, instruments, sources)
                         for child in entries["versions"].items())  # fmt: skip
        name = entries["name"].bilingual() if "name" in entries else {}
        note = entries["note"].bilingual() if "note" in entries else None
        scope = Scope(instruments, sources, versions[0].starts if versions else date.min, None)
        code = entries["code"].text()
        yield Principle(code, versions, name, note,
                        read_settings(entries.get("settings"), scope, code),
                        read_gates(entries.get("gates"), scope))  # fmt: skip


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
