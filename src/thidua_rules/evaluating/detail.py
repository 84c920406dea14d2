"""One verdict in full: the same graph asked for values and years, and the rows behind them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..compiling.lanes import Flag
from ..compiling.plan import Judged
from ..facts.columns import View
from ..facts.fold import held_up
from ..model.law import Branching, Leaf, Version
from ..model.verdict import (
    Assumption,
    CriterionResult,
    Evidence,
    Group,
    Nature,
    Notice,
    Overall,
    Provenance,
    Provisional,
    Scenario,
    Status,
    Sureness,
    Verdict,
)
from ..principles.notices import notices, of_fallen, of_principle
from ..principles.revocation import Dependent
from ..principles.seen import Seen
from .evidence import Rows
from .fallen import built_on_fallen
from .leaf_result import LeafReader, leaf_kernel
from .sharing import Work, needed_work
from .sweep import Course, Grid, Grids, Judging, Stratum
from .tree import branch_of, is_far, missing_of, shape

FAR = 9
"""What a far criterion weighs, so that it never makes a near miss."""


@dataclass(slots=True)
class Detail:
    """Builds verdicts of one sweep on demand."""

    sweep: Grids
    rows: Rows = field(init=False)
    fallen: dict[str, tuple[Dependent, ...]] = field(default_factory=dict)  # judged once a subject

    def __post_init__(self) -> None:
        self.rows = Rows(self.sweep.register, self.sweep.question.received)

    # -- one verdict -----------------------------------------------------------------------
    def verdict(self, uid: str, award: str, earliest: int | None) -> Verdict:
        """Raises KeyError for a subject or an award that is not in the sweep."""
        sweep = self.sweep
        row, column, stratum, place = self._seat(uid, award)
        judged = self._judged(stratum.judging, award, stratum, place)
        overall, tree, provisional = self.reckoned(uid, award)
        shown = tree or next((p.tree for p in provisional if p.tree), None)
        leaves = list(_results(shown)) if shown else []
        return Verdict(
            subject=uid, award=award, issuer=sweep.question.issuer, year=sweep.question.year,
            received=sweep.question.received, overall=overall,
            version=judged.version.id if judged and judged.version else None,
            tree=tree, branch=branch_of(shown) if shown else None,
            provisional=provisional,
            assumptions=self._assumptions(leaves),
            scenarios=self._scenarios(sweep.scenarios, row, column, overall),
            missing=missing_of(shown) if shown else (),
            procedures=self._procedures(judged),
            attestations=tuple(r for r in leaves if r.nature is Nature.CONDUCT),
            presumptions=self._presumptions(uid),
            warnings=(*self._warnings(judged, leaves, overall),
                      *self._shared(stratum, place, award, shown),
                      *self._principles(row, column, judged, tuple(leaves))),
            holds=self._holds(uid), earliest=earliest,
            already=bool(sweep.held[row, column]),
            provenance=self._provenance(uid),
        )  # fmt: skip

    def reckoned(
        self, uid: str, award: str
    ) -> tuple[Overall, Group | None, tuple[Provisional, ...]]:
        """The result, its criteria and the other readings, without a word around them."""
        row, column, stratum, place = self._seat(uid, award)
        overall = Overall(int(self.sweep.overall[row, column]))
        judged = self._judged(stratum.judging, award, stratum, place)
        tree = self._tree(stratum, None, judged, place)
        return overall, tree, self._provisional(stratum, award, place, overall, tree)

    def judged(self, uid: str, award: str) -> Judged | None:
        """The standard of one subject's own class of recipients, in the version that judges."""
        _, _, stratum, place = self._seat(uid, award)
        return self._judged(stratum.judging, award, stratum, place)

    def _seat(self, uid: str, award: str) -> tuple[int, int, Stratum, int]:
        """Row and column in the grids, the subject's stratum and its place there."""
        row, column = self.sweep.row(uid), self.sweep.awards.index(award)
        stratum = self.sweep.strata[self.sweep.register.subjects[row].kind]
        return row, column, stratum, int(np.searchsorted(stratum.places, row))

    def _judged(self, judging: Judging, award: str, stratum: Stratum, place: int) -> Judged | None:
        """The standard of the subject's own class of recipients."""
        for entry in judging.plan.judged.get(award, ()):
            groups = entry.standard.groups
            if not groups or stratum.facts.flags[Flag("group", groups).key][place]:
                return entry
        return None

    def _tree(
        self, stratum: Stratum, reading: str | None, judged: Judged | None, place: int
    ) -> Group | None:
        if judged is None or judged.criteria is None:
            return None
        judging = stratum.judged_by(reading)
        facts = stratum.view(Course(reading)).facts.row(place)
        columns = leaf_kernel(judging, judged).run(View(facts, stratum.year))
        subject = stratum.register.subjects[place].uid
        reader = LeafReader(judged, columns, facts, subject, stratum.year, self.rows)
        return shape(judged.criteria, reader.result, "")

    # -- what stands beside it -------------------------------------------------------------
    def _provisional(
        self, stratum: Stratum, award: str, place: int, overall: Overall, tree: Group | None
    ) -> tuple[Provisional, ...]:
        row, column = int(stratum.places[place]), self.sweep.awards.index(award)
        found = []
        for code, judging in stratum.readings.items():
            judged = self._judged(judging, award, stratum, place)
            if judged is None or judged.reading is None or judged.reading.code != code:
                continue
            other = Overall(int(self.sweep.readings[code][row, column]))
            if_rated = {level: grid for (reading, level), grid in self.sweep.foreseen.items()
                        if reading == code}  # fmt: skip
            found.append(Provisional(code, other, self._tree(stratum, code, judged, place),
                                     judged.reading.citation,
                                     self._scenarios(if_rated, row, column, other)))  # fmt: skip
        noted = Overall(int(self.sweep.noted[row, column]))
        if tree is not None and overall is Overall.UNDETERMINED and noted is not overall:
            found.append(Provisional("noted", noted, tree))
        return tuple(found)

    def _scenarios(
        self, grids: Mapping[str, Grid], row: int, column: int, overall: Overall
    ) -> tuple[Scenario, ...]:
        found = []
        for level, grid in grids.items():
            other = Overall(int(grid[row, column]))
            if other is not overall:
                year = self.sweep.question.year
                found.append(Scenario(Assumption("rated", None, year, level), other))
        return tuple(found)

    def _assumptions(self, leaves: list[CriterionResult]) -> tuple[Assumption, ...]:
        year = self.sweep.question.year
        codes = dict.fromkeys(str(r.tokens["award"]) for r in leaves if r.assumed)
        return tuple(Assumption("list_adopted", code, year) for code in codes)

    def _procedures(self, judged: Judged | None) -> tuple[CriterionResult, ...]:
        version = judged.version if judged else None
        if version is None:
            return ()
        return tuple(_procedure(leaf) for leaf in version.procedures)

    def _presumptions(self, uid: str) -> tuple[str, ...]:
        return self.rows.presumptions(uid)

    def _warnings(
        self, judged: Judged | None, leaves: list[CriterionResult], overall: Overall
    ) -> list[Notice]:
        found = []
        version: Version | None = judged.version if judged else None
        if judged is not None and version is None:
            over = judged.standard.over(self.sweep.question.received)
            found.append(Notice("not_in_force" if over else "before_data",
                                {"starts": judged.standard.versions[0].starts}))  # fmt: skip
        if version is not None and version.criteria is None:
            found.append(Notice("text_unread", {"text": dict(version.text or {}),
                                                  "cite": str(version.citation)}))  # fmt: skip
        found += self._not_loaded(version)
        unsure = [r.id for r in leaves if r.citation.sureness is not Sureness.VERIFIED]
        read = version is not None and version.criteria is not None
        if unsure and read and overall is Overall.UNDETERMINED:
            found.append(Notice("unverified", {"criteria": unsure}))
        revoked = [e.label for r in leaves for e in r.evidence if e.note == "revoked"]
        if revoked:
            since = Notice("revoked_since", {"awards": sorted(set(revoked))})
            found.append(self._by("revocation", since))
        unproved = [e.label for r in leaves for e in r.evidence if _is_unproved(e)]
        if unproved:
            found.append(Notice("no_decision_number", {"awards": sorted(set(unproved))}))
        return found

    def _not_loaded(self, version: Version | None) -> list[Notice]:
        """The rules of the ministry or province that nobody has typed in yet."""
        code = version.overlay if version else None
        return [Notice("overlay_empty", {"whose": overlay.holder.name["vi"]})
                for overlay in self.sweep.law.overlays
                if overlay.empty and overlay.code == code]  # fmt: skip

    def _shared(
        self, stratum: Stratum, place: int, award: str, tree: Group | None
    ) -> tuple[Notice, ...]:
        """Awards of the other family that would rest on the same work in the same round."""
        work = needed_work(tree) if tree else frozenset()
        if not work:
            return ()
        sweep, row = self.sweep, int(stratum.places[place])
        family = sweep.law.awards[award].family
        others = [
            code for column, code in enumerate(sweep.awards)
            if sweep.law.awards[code].family != family
            and sweep.overall[row, column] == Overall.ELIGIBLE
            and work & self._work_of(stratum, place, code)
        ]  # fmt: skip
        if not others:
            return ()
        return (self._by("one_reward", Notice("shared_work", {"awards": others})),)

    def _by(self, principle: str, notice: Notice) -> Notice:
        return of_principle(self.sweep.law, self.sweep.question, principle, notice)

    def _principles(
        self, row: int, column: int, judged: Judged | None, leaves: tuple[CriterionResult, ...]
    ) -> tuple[Notice, ...]:
        """What the general principles say; the text of an award that is not given says nothing."""
        sweep, code = self.sweep, self.sweep.awards[column]
        overall = Overall(int(sweep.overall[row, column]))
        if overall in (Overall.NOT_APPLICABLE, Overall.NOT_IN_FORCE):
            return ()
        subject = sweep.register.subjects[row]
        seen = Seen(
            sweep.law, sweep.law.awards[code], sweep.question, subject,
            self.rows.all_of(subject.uid), self.rows.rating, judged.criteria if judged else None,
            leaves, overall, bool(sweep.held[row, column]),
            tuple(c for n, c in enumerate(sweep.awards)
                  if c != code and sweep.overall[row, n] == Overall.ELIGIBLE),
        )  # fmt: skip
        if subject.uid not in self.fallen:
            self.fallen[subject.uid] = built_on_fallen(sweep, self.rows.around(subject.uid))
        return (*notices(seen), *of_fallen(seen, self.fallen[subject.uid]))

    def _work_of(self, stratum: Stratum, place: int, award: str) -> Work:
        judged = self._judged(stratum.judging, award, stratum, place)
        tree = self._tree(stratum, None, judged, place)
        return needed_work(tree) if tree else frozenset()

    def _holds(self, uid: str) -> tuple[Evidence, ...]:
        holds = held_up(self.sweep.register, self.sweep.question.received).get(uid, [])
        return tuple(
            Evidence("holds", row.starts.year, row.reason, None, row.starts)  # type: ignore[attr-defined]
            for row in holds
        )

    def _provenance(self, uid: str) -> Provenance:
        digest = hashlib.sha256(repr(self.rows.all_of(uid)).encode()).hexdigest()[:16]
        return Provenance(self.sweep.law.digest, __version__, digest, self.sweep.question.received)

    # -- near misses -----------------------------------------------------------------------
    def missing(self) -> NDArray[np.int8]:
        """Subjects × awards: criteria not established on the nearest branch."""
        result = np.zeros(self.sweep.overall.shape, np.int8)
        for stratum in self.sweep.strata.values():
            reading = "last_verified" if "last_verified" in stratum.readings else None
            judging = stratum.readings["last_verified"] if reading else stratum.judging
            for column, code in enumerate(self.sweep.awards):
                for entry in judging.plan.judged.get(code, ()):
                    counts = _lacking(judging, entry, stratum.view(Course(reading)))
                    applies = _applying(stratum, entry)
                    result[stratum.places[applies], column] = counts[applies]
        return result


def _lacking(judging: Judging, entry: Judged, view: View) -> NDArray[np.int8]:
    if entry.criteria is None:
        return np.zeros(len(view.facts), np.int8)
    known = leaf_kernel(judging, entry).run(view)[0]
    return _cost(entry.criteria, {leaf: known[4 * n] for n, leaf in enumerate(entry.leaves)})


def _applying(stratum: Stratum, entry: Judged) -> NDArray[np.bool_]:
    groups = entry.standard.groups
    if not groups:
        return np.ones(len(stratum.facts), bool)
    return stratum.facts.flags[Flag("group", groups).key]


def _cost(tree: Branching, met: dict[str, NDArray[np.generic]]) -> NDArray[np.int8]:
    """Criteria missing: summed over ALL, the least over ANY."""
    parts = [_cost_of(child, met) for child in tree.children if not _is_facet(child)]
    join = np.add if tree.op == "all" else np.minimum
    total: NDArray[np.int8] = join.reduce(parts)
    return total


def _is_facet(child: Leaf | Branching) -> bool:
    """A facet of another criterion is not a second thing that is missing."""
    return isinstance(child, Leaf) and child.facet_of is not None


def _cost_of(child: Leaf | Branching, met: dict[str, NDArray[np.generic]]) -> NDArray[np.int8]:
    if isinstance(child, Branching):
        return _cost(child, met)
    weight = FAR if is_far(child.nature, child.kind, child.params) else 1
    lacking: NDArray[np.int8] = np.logical_not(met[child.id]).astype(np.int8) * np.int8(weight)
    return lacking


def _is_unproved(row: Evidence) -> bool:
    return row.table == "awards" and row.decision_no is None and row.note != "assumed"


def _results(group: Group) -> list[CriterionResult]:
    found = []
    for child in group.children:
        found += [child] if isinstance(child, CriterionResult) else _results(child)
    return found


def _procedure(leaf: Leaf) -> CriterionResult:
    return CriterionResult(
        id=leaf.id, leaf=leaf.kind, path="", status=Status.PROCEDURE, nature=Nature.PROCEDURE,
        label=dict(leaf.text), value=None, required=leaf.params.get("percent"), margin=None,
        years=(), evidence=(), citation=leaf.citation, tokens=dict(leaf.params),
    )  # fmt: skip
