"""A plan: the awards, each in the version that judges a file, compiled into one graph.

Awards are compiled in the order of their dependencies: what asks for another award's standard, or
counts a title that may be proposed in the same round, pulls that award in first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..model.law import Award, Branching, Law, Leaf, Reading, Standard, Version
from ..model.question import Terms
from ..model.verdict import Sureness
from ..principles.posthumous import refused_to_dead
from ..tables import DISCIPLINE_FORMS
from .graph import Graph, Ref
from .lanes import AS_OF, LATE_FILE, Flag, Where, YearLane
from .leaves import Built, award_lane, build_leaf, since
from .scope import Scope
from .service_leaf import settled

MODES = ("noted", "strict")  # the text as noted; the same with unverified criteria left open


@dataclass(frozen=True, slots=True)
class Judged:
    """One standard in the version (or reading) that judges, with every leaf compiled."""

    award: Award
    standard: Standard
    version: Version | None
    reading: Reading | None
    criteria: Branching | None
    leaves: Mapping[str, Built]
    groups: Mapping[str, Ref]  # path → noted truth, for every group of the tree
    noted: Ref
    strict: Ref
    firm: Mapping[str, Built] = field(default_factory=dict)  # leaves as ``strict`` joins them


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything one kind of subject is judged by, for one pair of dates and one reading."""

    kind: str
    graph: Graph
    judged: Mapping[str, tuple[Judged, ...]]  # award → one entry a standard
    roots: Mapping[str, tuple[Ref, Ref]]  # award → (noted, strict)
    applies: Mapping[str, Ref]
    absent: Mapping[str, Ref]  # no text is in force on the file's day for this class
    held: Mapping[str, Ref]


@dataclass(slots=True)
class Planner:
    """Builds a plan; ``reading`` replaces versions whose text has not been read."""

    law: Law
    kind: str
    terms: Terms
    reading: str | None
    graph: Graph = field(default_factory=Graph)
    judged: dict[str, tuple[Judged, ...]] = field(default_factory=dict)
    roots: dict[tuple[str, str], Ref] = field(default_factory=dict)
    building: list[str] = field(default_factory=list)
    floor: Ref | None = None

    def plan(self, codes: tuple[str, ...]) -> Plan:
        """Compile ``codes`` (and what they depend on) for this kind of subject."""
        self.floor = self._floor()
        codes = tuple(c for c in codes if self.kind in self.law.awards[c].recipients)
        for code in codes:
            self._award(code)
        return Plan(
            self.kind,
            self.graph,
            {code: self.judged[code] for code in codes},
            {code: (self.roots[code, "noted"], self.roots[code, "strict"]) for code in codes},
            {code: self._applies(code) for code in codes},
            {code: self._applies(code, absent=True) for code in codes},
            {code: self._held(code) for code in codes},
        )

    # -- one award -------------------------------------------------------------------------
    def _award(self, code: str) -> None:
        if (code, "strict") in self.roots:
            return
        self.building.append(code)
        award = self.law.awards[code]
        entries = [self._standard(award, s) for s in award.standards if s.kind == self.kind]
        self.judged[code] = tuple(entries)
        for mode in MODES:
            parts = [
                self.graph.all_of(self._of_group(entry.standard), getattr(entry, mode))
                for entry in entries
            ]
            met = self.graph.any_of(*parts)
            self.roots[code, mode] = self.graph.all_of(self._alive(award, mode), met)
        self.building.pop()

    def _alive(self, award: Award, mode: str) -> Ref:
        """What is not given posthumously is refused to the dead; where the text is not verified it
        stays open."""
        received, sent = self.terms.receipt(award.level)
        refusal = refused_to_dead(self.law, award, received=received, sent=sent)
        if refusal is None or self.kind != "individual":
            return self.graph.truth(True)
        lane = YearLane("deaths", (), "starts", AS_OF, lead=LATE_FILE)
        died = self.graph.within(self.graph.lane(lane, against=True), 1)
        alive = self.graph.negate(self.graph.marked(died))
        if mode == "strict" and refusal.sureness is not Sureness.VERIFIED:
            return self.graph.pick(alive, self.graph.truth(True))
        return alive

    def _of_group(self, standard: Standard) -> Ref:
        if not standard.groups:
            return self.graph.truth(True)
        return self.graph.lane(Flag("group", standard.groups))

    def _applies(self, code: str, *, absent: bool = False) -> Ref:
        entries = self.judged[code]
        received, _ = self.terms.receipt(self.law.awards[code].level)
        standards = [e.standard for e in entries if not absent or e.standard.over(received)]
        return self.graph.any_of(*(self._of_group(standard) for standard in standards))

    def _held(self, code: str) -> Ref:
        return self.graph.marked(self.graph.within(self.graph.lane(award_lane(code)), 1))

    def _standard(self, award: Award, standard: Standard) -> Judged:
        received, sent = self.terms.receipt(award.level)
        version = standard.version_for(received=received, sent=sent)
        reading = self._reading(version)
        criteria = version.criteria if version else None
        if reading:
            criteria = reading.criteria
        if version is None or criteria is None:
            open_ = self.graph.uncertain()
            return Judged(award, standard, version, reading, None, {}, {}, open_, open_)
        criteria = limited(criteria, self.terms.branch)
        criteria = settled(criteria, self.law.service, award.code, (received, sent))
        leaves: dict[str, Built] = {}
        groups: dict[str, Ref] = {}
        noted = self._tree(criteria, self._scope("noted"), "", leaves, groups)
        firm: dict[str, Built] = {}
        strict = self._tree(criteria, self._scope("strict"), "", firm, {}, strict=not reading)
        return Judged(
            award, standard, version, reading, criteria, leaves, groups, noted, strict, firm
        )

    def _reading(self, version: Version | None) -> Reading | None:
        if self.reading is None or version is None:
            return None
        found = {reading.code: reading for reading in version.readings}
        return found.get(self.reading) or found.get("last_verified")

    # -- a tree ----------------------------------------------------------------------------
    def _tree(
        self, tree: Branching, scope: Scope, path: str, leaves: dict[str, Built],
        groups: dict[str, Ref], *, strict: bool = False,
    ) -> Ref:  # fmt: skip
        scope = scope.within(tree.since)
        parts = []
        for number, child in enumerate(tree.children, 1):
            at = f"{path}.{number}" if path else str(number)
            if isinstance(child, Branching):
                parts.append(self._tree(child, scope, at, leaves, groups, strict=strict))
            else:
                parts.append(self._leaf(child, scope, leaves, strict=strict))
        join = self.graph.all_of if tree.op == "all" else self.graph.any_of
        groups[path] = join(*parts)
        return groups[path]

    def _leaf(self, leaf: Leaf, scope: Scope, leaves: dict[str, Built], *, strict: bool) -> Ref:
        built = build_leaf(leaf, scope)
        if strict and not leaf.verified and leaf.nature != "conduct":
            surely = self.graph.truth(False) if built.surely is None else built.surely
            possibly = self.graph.truth(True) if built.possibly is None else built.possibly
            built = replace(built, met=self.graph.pick(surely, possibly))
        leaves[leaf.id] = built
        return built.met

    def _scope(self, mode: str) -> Scope:
        return Scope(
            graph=self.graph,
            titles_of=lambda code, issuers: self._titles(code, issuers, mode),
            root_of=lambda code: self._root(code, mode),
            setting_of=lambda name: self.law.setting(name, self.terms.received),
            codes_of=self._codes,
            window_of=since,
            floor=self.floor,
        )

    def _codes(self, family: str) -> tuple[str, ...]:
        return tuple(a.code for a in self.law.awards.values() if a.family == family)

    def _root(self, code: str, mode: str) -> Ref:
        if self.kind not in self.law.awards[code].recipients:
            return self.graph.truth(False)
        self._award(code)
        return self.roots[code, mode]

    def _titles(self, code: str, issuers: tuple[str, ...], mode: str) -> Ref:
        """Years of a title; the reference year counts if proposed in this open round."""
        held = self.graph.lane(award_lane(code, issuers))
        own = code in self.building or self.kind not in self.law.awards[code].recipients
        if own or issuers or not self.terms.round_open or self.law.awards[code].family != "title":
            return held
        free = self.graph.negate(self.graph.lane(Flag("on_hold"), against=True))
        proposed = self.graph.all_of(
            self._root(code, mode), self.graph.lane(Flag("listed", (code,))), free
        )
        # In an open round the year's own title is on record or proposed; a gap in the records
        # does not make it possible for somebody who falls short of its standard.
        lane = award_lane(code)
        recorded = self.graph.pick(self.graph.lane(lane), self.graph.lane(lane, against=True))
        now = self.graph.either(self.graph.within(recorded, 1), self.graph.this_year(proposed))
        return self.graph.either(self.graph.add("and_k", held, -2), now)

    def _floor(self) -> Ref | None:
        """Only achievements after the end of discipline count, where the regime says so."""
        principle = self.law.principles.get("restart")
        if self.kind != "individual" or principle is None:
            return None
        received, sent = self.terms.received, self.terms.sent
        if principle.version_for(received=received, sent=sent) is None:
            return None
        # Every year from its start to its end: one that still runs at the reference year, or began
        # after it, leaves nothing to count.
        graph, span = self.graph, _served()
        served = graph.lane(span, against=True)
        seen = graph.lane(replace(span, lead=LATE_FILE), against=True)
        ahead = graph.later_than_latest(graph.add("xor", seen, served))
        perhaps = graph.both(graph.later_than_latest(served, inclusive=True), ahead)
        return graph.pick(graph.later_than_latest(seen), perhaps)


def _served() -> YearLane:
    forms = (Where("form", "in", DISCIPLINE_FORMS),)  # a violation concluded is no discipline
    return YearLane("discipline", forms, "starts", "ends")


def limited(tree: Branching, branch: str | None) -> Branching:
    """The tree with every ANY that has a branch of this letter limited to it."""
    if branch is None:
        return tree
    children = tree.children
    if tree.op == "any" and any(child.branch == branch for child in children):
        children = tuple(child for child in children if child.branch == branch)
    return replace(tree, children=tuple(
        limited(child, branch) if isinstance(child, Branching) else child for child in children
    ))  # fmt: skip
