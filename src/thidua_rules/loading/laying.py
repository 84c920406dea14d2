"""Overlays laid on the law: each version of a standard cut at their dates, and made concrete.

After this no criterion waits for a setting: what an overlay filled stands in the criterion with
the overlay's citation, what nobody filled is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from ..model.law import Award, Branching, Leaf, Principle, Reading, Standard, Version
from ..model.overlay import Addition, Fill, FromSetting, Overlay, Tightening
from ..model.setting import Setting
from ..model.verdict import Nature, Sureness
from .telling import told, with_values

OWN_LEVEL = ("ministry_province",)
"""Levels whose awards the issuer itself gives: there its own overlay stands."""


@dataclass(frozen=True, slots=True)
class Laying:
    """Lays the overlays of one issuer (in order of time) on award after award."""

    settings: Mapping[str, Setting]
    principles: Mapping[str, Principle]
    overlays: Sequence[Overlay]

    def award(self, award: Award) -> Award:
        return replace(
            award, standards=tuple(self._standard(award, one) for one in award.standards)
        )

    def _standard(self, award: Award, standard: Standard) -> Standard:
        versions = [
            self._piece(award, standard, piece)
            for version in standard.versions
            for piece in _pieces(version, self.overlays)
        ]
        ids = {v.id for v in versions}
        return replace(standard, versions=tuple(_reread(v, ids) for v in versions))

    def _piece(self, award: Award, standard: Standard, piece: Piece) -> Version:
        version, overlay = piece.version, piece.overlay
        waiting = tuple(
            gate.leaf for principle in self.principles.values() for gate in principle.gates
            if gate.stands(award, standard, version)
        )  # fmt: skip
        writing = Writing(self.settings, overlay, _added(overlay, award, standard),
                          _tightened(overlay, award, standard), waiting)  # fmt: skip
        return replace(
            version,
            id=piece.id, starts=piece.starts, ends=piece.ends, enters=piece.enters,
            base=None if piece.starts == version.starts else version,
            overlay=overlay.code if overlay else None,
            criteria=writing.criteria(version.criteria) if version.criteria else None,
            procedures=writing.procedures(version.procedures),
            readings=tuple(
                replace(one, criteria=writing.criteria(one.criteria)) for one in version.readings
            ),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of a version, with the overlay in force in it."""

    version: Version
    starts: date
    ends: date | None
    enters: str
    overlay: Overlay | None

    @property
    def id(self) -> str:
        if self.overlay:
            return f"{self.version.id}+{self.overlay.code}"
        first = self.starts == self.version.starts
        return self.version.id if first else f"{self.version.id}+{self.starts}"


def _pieces(version: Version, overlays: Sequence[Overlay]) -> Iterator[Piece]:
    """A version cut at the dates of the overlays that stand within it."""
    cursor, enters = version.starts, version.enters
    for overlay in overlays:
        starts = max(overlay.starts, version.starts)
        ends = earlier(overlay.ends, version.ends)
        if ends is not None and starts >= ends:
            continue
        if cursor < starts:
            yield Piece(version, cursor, starts, enters, None)
        entered = version.enters if starts == version.starts else overlay.enters
        yield Piece(version, starts, ends, entered, overlay)
        if ends == version.ends:
            return
        assert ends is not None
        cursor, enters = ends, overlay.enters
    yield Piece(version, cursor, version.ends, enters, None)


def earlier(one: date | None, other: date | None) -> date | None:
    """The earlier of two ends; None stands open."""
    return min((day for day in (one, other) if day is not None), default=None)


def _reread(version: Version, ids: set[str]) -> Version:
    """A reading names the version it was taken from as that is called now."""
    return replace(version, readings=tuple(_named(one, ids) for one in version.readings))


def _named(reading: Reading, ids: set[str]) -> Reading:
    if reading.version is None or reading.version in ids:
        return reading
    parts = sorted(one for one in ids if one.startswith(f"{reading.version}+"))
    return replace(reading, version=parts[-1]) if parts else reading


def _concerns(part: Addition | Tightening, award: Award, standard: Standard) -> bool:
    same = part.award == award.code and part.kind == standard.kind
    return same and part.groups in ((), standard.groups)


def _added(
    overlay: Overlay | None, award: Award, standard: Standard
) -> tuple[Addition, ...]:  # fmt: skip
    parts = overlay.adds if overlay else ()
    return tuple(part for part in parts if _concerns(part, award, standard))


def _tightened(
    overlay: Overlay | None, award: Award, standard: Standard
) -> Mapping[str, Tightening]:
    parts = overlay.tightens if overlay else ()
    return {part.criterion: part for part in parts if _concerns(part, award, standard)}


@dataclass(frozen=True, slots=True)
class Writing:
    """One version's criteria and procedures as one overlay leaves them."""

    settings: Mapping[str, Setting]
    overlay: Overlay | None
    adds: tuple[Addition, ...]
    tightens: Mapping[str, Tightening]
    gates: tuple[Leaf, ...]

    def criteria(self, tree: Branching) -> Branching:
        written = self._group(tree)
        whole: list[Leaf | Branching] = [
            leaf for leaf in self._opened() if leaf.nature is not Nature.PROCEDURE
        ]
        whole += [
            child
            for part in self.adds
            if part.branch is None and part.beside is None
            for child in part.criteria
        ]
        if not whole:
            return written
        if written.op == "all" and written.since is None:
            return replace(written, children=(*written.children, *whole))
        return Branching("all", (written, *whole))

    def procedures(self, leaves: Sequence[Leaf]) -> tuple[Leaf, ...]:
        opened = [leaf for leaf in self._opened() if leaf.nature is Nature.PROCEDURE]
        own = [leaf for part in self.adds for leaf in part.procedures]
        instead = {leaf.kind for leaf in opened}
        written = (
            leaf for leaf in leaves if not (leaf.kind in instead and instead_of(leaf))
        )  # fmt: skip
        kept = [leaf for one in written if (leaf := self._procedure(one)) is not None]
        return (*kept, *(self._tight(leaf) for leaf in opened), *own)

    def _opened(self) -> list[Leaf]:
        """The gates whose setting is filled, as it is filled."""
        found = (self._filled(leaf, needed=True) for leaf in self.gates)
        return [leaf for leaf in found if leaf is not None]

    def _group(self, tree: Branching) -> Branching:
        children: list[Leaf | Branching] = []
        for child in tree.children:
            if isinstance(child, Branching):
                inner = self._group(child)
                children += [inner] if inner.children else []
                continue
            leaf = self.leaf(child)
            if leaf is not None:
                children += self._beside(leaf, tree.op)
        return self._branched(replace(tree, children=tuple(children)))

    def _branched(self, tree: Branching) -> Branching:
        """A lettered branch with what is asked of those who come by it."""
        more = [child for part in self.adds if tree.branch and part.branch == tree.branch
                for child in part.criteria]  # fmt: skip
        if not more:
            return tree
        if tree.op == "all":
            return replace(tree, children=(*tree.children, *more))
        inner = replace(tree, branch=None, text=None)
        return Branching("all", (inner, *more), tree.text, tree.branch)

    def _beside(self, leaf: Leaf, op: str) -> list[Leaf | Branching]:
        """The law's own demand, and the stricter one of the overlay as a side of it."""
        part = self.tightens.get(leaf.id)
        more: list[Leaf | Branching] = [] if part is None else [_stricter(leaf, part)]
        branch = leaf.branch if op == "any" else None
        more += [child for one in self.adds
                 if one.beside == leaf.id or (branch and one.branch == branch)
                 for child in one.criteria]  # fmt: skip
        if not more or op == "all":
            return [leaf, *more]
        return [Branching("all", (replace(leaf, branch=None), *more), None, leaf.branch)]

    # -- one criterion -------------------------------------------------------------------------
    def leaf(self, leaf: Leaf) -> Leaf | None:
        """The criterion with its settings filled; None: nobody asks it."""
        if leaf.kind == "doubt":
            return self._settled(leaf)
        if leaf.kind == "role":
            return self._roles(leaf)
        return self._filled(leaf, needed=True)

    def _filled(self, leaf: Leaf, *, needed: bool) -> Leaf | None:
        if leaf.when is None and not any(isinstance(v, FromSetting) for v in leaf.params.values()):
            return leaf
        used: list[tuple[Setting, Fill]] = []
        if leaf.when is not None:
            asked, wanted = leaf.when
            fill = self._fill(asked)
            if fill is None or fill.values != (wanted,):
                return None
            used.append((self.settings[asked], fill))
        params = dict(leaf.params)
        for key, value in leaf.params.items():
            if isinstance(value, FromSetting):
                fill = self._fill(value.name)
                if fill is None and value.otherwise is None and needed:
                    return None
                setting = self.settings[value.name]
                params[key] = typed(setting, fill) if fill else value.otherwise
                used += [(setting, fill)] if fill else []
        return self._written(replace(leaf, params=params, when=None), used)

    def _written(self, leaf: Leaf, used: list[tuple[Setting, Fill]]) -> Leaf:
        if not used:
            return leaf
        leaf = replace(leaf, citation=used[0][1].citation)
        if leaf.nature is Nature.PROCEDURE:
            filled = [(setting, fill.values) for setting, fill in used]
            leaf = replace(leaf, text=with_values(leaf.text, filled))
        return leaf

    def _fill(self, name: str) -> Fill | None:
        return self.overlay.fills.get(name) if self.overlay else None

    def _firm(self, fill: Fill) -> bool:
        """Whether what was filled in has been verified; sample rules are as their author says."""
        sample = self.overlay is not None and self.overlay.demonstration
        return sample or fill.citation.sureness is Sureness.VERIFIED

    def _settled(self, leaf: Leaf) -> Leaf:
        """A doubt that the overlay settles is the reading it chose, cited as the law stands."""
        name = leaf.params.get("setting")
        fill = self._fill(str(name)) if name else None
        if fill is None or not self._firm(fill):
            return leaf
        chosen = leaf.strict if fill.values == ("strict",) else leaf.lenient
        assert chosen is not None
        return replace(chosen, citation=replace(leaf.citation, issuer=fill.citation.issuer))

    def _roles(self, leaf: Leaf) -> Leaf:
        name = leaf.params.get("setting")
        fill = self._fill(str(name)) if name else None
        if fill is None:
            return leaf
        cited = replace(leaf.citation, issuer=fill.citation.issuer)
        if not self._firm(fill):
            cited = fill.citation
        return replace(leaf, params={"in": fill.values, "setting": None}, citation=cited)

    # -- one procedure -------------------------------------------------------------------------
    def _procedure(self, leaf: Leaf) -> Leaf | None:
        written = self._filled(leaf, needed=False)
        return None if written is None else self._tight(written)

    def _tight(self, leaf: Leaf) -> Leaf:
        part = self.tightens.get(leaf.id)
        return _dated(leaf if part is None else _stricter(leaf, part))


def instead_of(leaf: Leaf) -> bool:
    """Whether the law leaves this vote or quota to the issuer, or allows a stricter one: then
    what the issuer set stands in its place. Other procedures stand beside each other."""
    return leaf.kind in ("vote", "quota")


def _dated(leaf: Leaf) -> Leaf:
    """A deadline «on: 12-10» as month and day."""
    day = leaf.params.get("on")
    if leaf.kind != "deadline" or not isinstance(day, str):
        return leaf
    month, number = (int(part) for part in day.split("-"))
    return replace(leaf, params={**leaf.params, "on": None, "month": month, "day": number})


def _stricter(leaf: Leaf, part: Tightening) -> Leaf:
    """The same criterion with the overlay's numbers; in the tree it is a side of the law's own."""
    text = part.text or told(leaf, part)
    params = {**leaf.params, **part.numbers}
    changed = replace(leaf, params=params, text=text, citation=part.citation)
    if leaf.nature is Nature.PROCEDURE:
        return changed
    return replace(changed, id=f"{leaf.id}+", facet_of=leaf.id, branch=None)


def typed(setting: Setting, fill: Fill) -> object:
    """What a filled setting gives to a parameter."""
    if setting.kind == "roles":
        return fill.values
    value = fill.values[0]
    return value if setting.kind in ("choice", "day") else int(value)
