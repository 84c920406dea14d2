"""Overlay files: what a ministry or a province fills in, adds and tightens – never loosens."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..model.law import Branching, Instrument, Law, Leaf, Standard, Version
from ..model.overlay import (
    ISSUING,
    Addition,
    Fill,
    FromSetting,
    Holder,
    Overlay,
    Tightening,
)
from ..model.verdict import Citation, Sureness
from ..tables import GROUPS, KINDS
from .awards import check_ids
from .criteria import Scope, read_citation, read_criterion, read_procedure
from .errors import LawError
from .instruments import read_instrument, read_sources
from .laying import OWN_LEVEL, earlier
from .nodes import Node, closest, parse_yaml, read_text
from .references import check_tree
from .settings import declared, read_values
from .stricter import asked, changeable, loosens, must_grow, reader

KEYS = (
    "code", "issuer", "issuer_name", "name", "from", "to", "enters", "cite", "sure", "seen",
    "instrument", "sources", "set", "adds", "tightens", "note", "demonstration", "empty",
)  # fmt: skip
_PART = ("award", "kind", "groups", "cite", "sure", "seen")
ADDS_KEYS = (*_PART, "branch", "beside", "all", "procedures")
LEVELS = ("base", *OWN_LEVEL)
"""What the law leaves to ministries and provinces (Decree 152/2025 Art 6.2); above it stands."""


def find(root: Path, own: Path | None, code: str) -> Path:
    """The file of an overlay: in the folder of this installation, else in the law folder.

    Raises:
        LawError: there is none; the cure names those that are there.
    """
    places = [folder for folder in (own, root / "overlays") if folder is not None]
    for folder in places:
        path = folder / f"{code}.yaml"
        if path.is_file():
            return path
    there = sorted({path.stem for folder in places for path in folder.glob("*.yaml")})
    raise LawError(places[-1] / f"{code}.yaml", 1, f"no overlay «{code}»",
                   f"Use one of: {', '.join(there) or 'none is there'}")  # fmt: skip


def read_file(path: Path, bare: Law, *, own: bool) -> Overlay:
    """One overlay file, checked against the law it is laid on; its name is its code."""
    text = read_text(path, LawError)
    overlay = read_overlay(text, path, bare, own=own)
    node = parse_yaml(text, path)
    if overlay.code != path.stem:
        node.entries()["code"].fail(
            f"the code «{overlay.code}» is not the file's name",
            f"Write «code: {path.stem}» or rename the file",
        )
    return overlay


def read_overlay(text: str, path: Path, bare: Law, *, own: bool) -> Overlay:
    """One overlay from its text; ``path`` is named in errors.

    Raises:
        LawError: with file and line, for a word, a date or a citation that is wrong, a setting
            nobody declares, and whatever would loosen the law.
    """
    node = parse_yaml(text, path)
    entries = node.map(KEYS, ("code", "issuer", "issuer_name", "name", "from"))
    empty = "empty" in entries and entries["empty"].boolean()
    if not empty:
        node.map(KEYS, ("cite", "sure"))
    return replace(_Reader(bare, node, entries, empty).overlay(own=own), text=text)


@dataclass(frozen=True, slots=True)
class _Reader:
    """The reading of one overlay."""

    law: Law
    node: Node
    entries: dict[str, Node]
    empty: bool

    def overlay(self, *, own: bool) -> Overlay:
        entries = self.entries
        starts, ends = self._dates()
        holder = self._holder()
        instrument = read_instrument(entries["instrument"], self._code()) \
            if "instrument" in entries else None  # fmt: skip
        sources = read_sources(entries.get("sources"))
        scope = self._scope(instrument, sources, (starts, ends), holder)
        overlay = Overlay(
            code=self._code(), issuer=entries["issuer"].word(ISSUING), holder=holder,
            name=entries["name"].bilingual(), starts=starts, ends=ends,
            enters=entries["enters"].word(("sent", "received")) if "enters" in entries
            else "received",
            citation=self._citation(scope), fills={},
            note=entries["note"].bilingual() if "note" in entries else None,
            demonstration=self._flag("demonstration"), empty=self.empty,
            instrument=instrument, sources=sources, file=str(self.node.file), own=own,
        )  # fmt: skip
        if self.empty:
            return self._nothing(overlay)
        scope = replace(scope, citation=overlay.citation)
        return replace(
            overlay, fills=self._fills(scope), adds=tuple(self._adds(scope)),
            tightens=tuple(self._tightens(scope)),
        )  # fmt: skip

    # -- the head ------------------------------------------------------------------------------
    def _code(self) -> str:
        return self.entries["code"].text()

    def _flag(self, name: str) -> bool:
        return name in self.entries and self.entries[name].boolean()

    def _dates(self) -> tuple[date, date | None]:
        starts = self.entries["from"].date()
        ends = self.entries["to"].date() if "to" in self.entries else None
        if ends is not None and ends <= starts:
            self.entries["to"].fail("the overlay ends before it starts", "Correct «from:» or «to:»")
        return starts, ends

    def _holder(self) -> Holder:
        entries = self.entries["issuer_name"].map(("code", "vi", "en"), ("code", "vi"))
        name = {key: node.text() for key, node in entries.items() if key != "code"}
        return Holder(entries["code"].text(), name)

    def _scope(
        self, instrument: Instrument | None, sources: Mapping[str, Mapping[str, str]],
        dates: tuple[date, date | None], holder: Holder,
    ) -> Scope:  # fmt: skip
        instruments = dict(self.law.instruments)
        if instrument is not None:
            instruments[instrument.code] = instrument
        known = {**self.law.sources, **sources}
        return Scope(instruments, known, *dates, issuer=holder.name["vi"])

    def _citation(self, scope: Scope) -> Citation:
        if not self.empty or "cite" in self.entries:
            return read_citation(self.entries, self.node, scope)
        return Citation("", "", "", scope.starts, scope.ends, Sureness.UNKNOWN, None, scope.issuer)

    def _nothing(self, overlay: Overlay) -> Overlay:
        for key in ("set", "adds", "tightens"):
            if key in self.entries:
                self.entries[key].fail(f"the file says «empty: true» and has «{key}:»",
                                       "Delete «empty: true» once rules are typed in")  # fmt: skip
        return overlay

    # -- settings ------------------------------------------------------------------------------
    def _fills(self, scope: Scope) -> dict[str, Fill]:
        if "set" not in self.entries:
            return {}
        return {name: self._fill(name, child, scope)
                for name, child in self.entries["set"].entries().items()}  # fmt: skip

    def _fill(self, name: str, node: Node, scope: Scope) -> Fill:
        setting = declared(node, name, self.law.settings)
        entries = {"value": node}
        citation = scope.citation
        if node.is_map:
            entries = node.map(("value", "cite", "sure", "seen"), ("value",))
            citation = read_citation(entries, node, scope)
        assert citation is not None
        values = read_values(entries["value"], setting)
        starts, ends = self._dates()
        for now, leaf, parameter in asked_beside(self.law, name, starts, ends):
            if loosens(now, parameter, values[0]):
                number = asked(now, parameter)
                bound = "more" if must_grow(leaf, parameter) else "less"
                entries["value"].fail(
                    f"this would loosen the law: {now.citation} asks {number}, the overlay "
                    f"{values[0]}", f"Write {number} or {bound}, or start the overlay later",
                )  # fmt: skip
        return Fill(values, citation)

    # -- additions -----------------------------------------------------------------------------
    def _adds(self, scope: Scope) -> Iterator[Addition]:
        taken: dict[tuple[str, str], set[str]] = {}
        for node in self.entries["adds"].items() if "adds" in self.entries else ():
            entries = node.map(ADDS_KEYS, ("award", "kind"))
            where = self._where(node, entries)
            inner = scope.narrowed(entries, node)
            if "all" not in entries and "procedures" not in entries:
                node.fail("nothing is added here", "Add «all:» with criteria, or «procedures:»")
            part = Addition(
                *where.key,
                branch=entries["branch"].text() if "branch" in entries else None,
                beside=entries["beside"].text() if "beside" in entries else None,
                criteria=tuple(read_criterion(n, inner) for n in entries["all"].items())
                if "all" in entries else (),
                procedures=tuple(read_procedure(n, inner) for n in entries["procedures"].items())
                if "procedures" in entries else (),
                line=node.line,
            )  # fmt: skip
            self._check_added(node, entries, where, part, taken)
            yield part

    def _check_added(
        self, node: Node, entries: dict[str, Node], where: _Where, part: Addition,
        ids: dict[tuple[str, str], set[str]],
    ) -> None:  # fmt: skip
        standing = {leaf.id for version in where.versions for leaf in _leaves(version)}
        taken = ids.setdefault((part.award, part.kind), set()) | standing
        for key in ("all", "procedures"):
            if key in entries:
                check_ids(entries[key], taken)
        ids[part.award, part.kind] |= taken
        if part.criteria:
            check_tree(self.law, node.file, part.award, Branching("all", part.criteria))
        if part.branch is not None and not any(
            part.branch in _branches(v.criteria) for v in where.versions if v.criteria
        ):
            entries["branch"].fail(
                f"no branch «{part.branch}» stands in this standard",
                "Use a letter of the standard, or leave «branch:» out",
            )
        if part.beside is not None:
            self._named(entries["beside"], where)

    # -- stricter numbers ----------------------------------------------------------------------
    def _tightens(self, scope: Scope) -> Iterator[Tightening]:
        for node in self.entries["tightens"].items() if "tightens" in self.entries else ():
            entries = node.entries()
            for key in ("award", "kind", "criterion"):
                if key not in entries:
                    node.fail(f"«{key}» is missing", f"Add «{key}:» here")
            where = self._where(node, entries)
            leaves = self._named(entries["criterion"], where)
            if any(leaf.kind == "doubt" for leaf in leaves):
                entries["criterion"].fail("this criterion is a doubt of the law, not a number",
                                          "Settle it under «set:» instead")  # fmt: skip
            names = tuple(dict.fromkeys(n for leaf in leaves for n in changeable(leaf)))
            node.map((*_PART, "criterion", "text", *names))
            numbers = {n: self._number(entries[n], n, leaves) for n in names if n in entries}
            if not numbers:
                node.fail("no stricter number stands here", _may_change(names))
            yield Tightening(
                *where.key, criterion=entries["criterion"].text(), numbers=numbers,
                text=entries["text"].bilingual() if "text" in entries else None,
                citation=read_citation(entries, node, scope), line=node.line,
            )  # fmt: skip

    def _named(self, node: Node, where: _Where) -> list[Leaf]:
        every = [leaf for version in where.versions for leaf in _leaves(version)]
        found = [leaf for leaf in every if leaf.id == node.text()]
        if not found:
            node.fail(f"no criterion «{node.text()}» stands in this standard",
                      closest(node.text(), dict.fromkeys(leaf.id for leaf in every)))  # fmt: skip
        return found

    def _number(self, node: Node, name: str, leaves: list[Leaf]) -> object:
        value: object = None
        for leaf in (leaf for leaf in leaves if name in changeable(leaf)):
            value = reader(leaf, name)(node)
            if loosens(leaf, name, value):
                bound = "more" if must_grow(leaf, name) else "less"
                now = asked(leaf, name)
                node.fail(
                    f"this would loosen the law: «{leaf.id}» asks {name} {now}, the overlay "
                    f"{value}", f"Write {now} or {bound}, or delete this entry",
                )  # fmt: skip
        return value

    # -- where a part stands -------------------------------------------------------------------
    def _where(self, node: Node, entries: dict[str, Node]) -> _Where:
        code, kind = entries["award"].word(self.law.awards), entries["kind"].word(KINDS)
        award = self.law.awards[code]
        if award.level not in LEVELS:
            entries["award"].fail(
                f"«{code}» is given above ministries and provinces; the law does not leave it "
                "to them", "Take this entry out",
            )  # fmt: skip
        groups = entries["groups"].words(GROUPS) if "groups" in entries else ()
        standards = [s for s in award.standards if s.kind == kind and groups in ((), s.groups)]
        if not standards:
            node.fail(f"«{code}» has no standard for {kind} {', '.join(groups)}".rstrip(),
                      f"Its standards are for: {_whom(award.standards)}")  # fmt: skip
        starts, ends = self._dates()
        versions = tuple(v for s in standards for v in s.versions if _meet(v, starts, ends))
        if not versions:
            node.fail(f"no version of «{code}» is in force between the overlay's dates",
                      "Correct «from:» and «to:», or take this entry out")  # fmt: skip
        return _Where((code, kind, groups), versions)


@dataclass(frozen=True, slots=True)
class _Where:
    key: tuple[str, str, tuple[str, ...]]
    versions: tuple[Version, ...]


def asked_beside(
    law: Law, name: str, starts: date, ends: date | None
) -> Iterator[tuple[Leaf, Leaf, str]]:
    """(the law's own procedure, the gate's, its parameter): numbers that the law gives, in the
    versions in force between two days, where a setting would put its own."""
    for gate in (gate for one in law.principles.values() for gate in one.gates):
        names = [key for key, value in gate.leaf.params.items()
                 if isinstance(value, FromSetting) and value.name == name]  # fmt: skip
        for award in (law.awards[code] for code in gate.awards if names):
            for standard in award.standards:
                for version in standard.versions:
                    if gate.stands(award, standard, version) and _meet(version, starts, ends):
                        yield from (
                            (leaf, gate.leaf, key) for leaf in version.procedures for key in names
                            if leaf.kind == gate.leaf.kind and key in changeable(leaf)
                        )  # fmt: skip


def _meet(version: Version, starts: date, ends: date | None) -> bool:
    last = earlier(ends, version.ends)
    return last is None or max(starts, version.starts) < last


def _leaves(version: Version) -> list[Leaf]:
    trees = [version.criteria, *(reading.criteria for reading in version.readings)]
    return [*(leaf for tree in trees if tree for leaf in tree.leaves()), *version.procedures]


def _branches(tree: Branching) -> set[str | None]:
    inner = (c for c in tree.children if isinstance(c, Branching))
    return {tree.branch, *(c.branch for c in tree.children)}.union(*map(_branches, inner))


def _whom(standards: Sequence[Standard]) -> str:
    return "; ".join(f"{s.kind} {', '.join(s.groups)}".strip() for s in standards) or "nobody"


def _may_change(names: tuple[str, ...]) -> str:
    if not names:
        return "This criterion has no number; add a criterion of your own under «adds:»"
    return f"Write one of: {', '.join(names)}"


def check_together(overlays: Sequence[Overlay]) -> None:
    """Two overlays of one issuer never stand on the same day; two provinces never together.

    Raises:
        LawError: naming the file that stands in the way of an earlier one.
    """
    for number, one in enumerate(overlays):
        for other in overlays[:number]:
            if one.issuer != other.issuer:
                continue
            if one.holder.code != other.holder.code:
                raise LawError(one.file, 1, f"the rules of «{one.holder.name['vi']}» and of "
                               f"«{other.holder.name['vi']}» cannot judge together",
                               "Keep the overlay of one of them")  # fmt: skip
            last, later = earlier(one.ends, other.ends), max(one.starts, other.starts)
            if last is None or later < last:
                raise LawError(one.file, 1, f"«{one.code}» overlaps «{other.code}» in time",
                               f"Let the earlier one end with «to: {later}»")  # fmt: skip
