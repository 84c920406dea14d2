"""One verdict in full: the same graph asked for values and years, and the rows behind them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from .. import __version__
from ..compiling.plan import Judged
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
from .evidence import Rows
from .leaf_result import LeafReader, leaf_kernel
from .sweep import Grids, Judging, Stratum
from .tree import branch_of, missing_of, shape

CLAIM = 9
"""A claim nobody recorded is far away: it never makes a near miss."""


@dataclass(slots=True)
class Detail:
    """Builds verdicts of one sweep on demand."""

    sweep: Grids
    rows: Rows = field(init=False)

    def __post_init__(self) -> None:
        self.rows = Rows(self.sweep.register, self.sweep.question.received)

    # -- one verdict -----------------------------------------------------------------------
    def verdict(self, uid: str, award: str, earliest: int | None) -> Verdict:
        """Raises KeyError for a subject or an award that is not in the sweep."""
        sweep = self.sweep
        row, column = sweep.row(uid), sweep.awards.index(award)
        overall = Overall(int(sweep.overall[row, column]))
        stratum = sweep.strata[sweep.register.subjects[row].kind]
        place = int(np.searchsorted(stratum.places, row))
        judged = self._judged(stratum.judging, award, stratum, place)
        tree = self._tree(stratum, stratum.judging, judged, place)
        provisional = self._provisional(stratum, award, place, overall, tree)
        shown = tree or next((p.tree for p in provisional if p.tree), None)
        leaves = list(_results(shown)) if shown else []
        return Verdict(
            subject=uid, award=award, issuer=sweep.question.issuer, year=sweep.question.year,
            received=sweep.question.received, overall=overall,
            version=judged.version.id if judged and judged.version else None,
            tree=tree, branch=branch_of(shown) if shown else None,
            provisional=provisional,
            assumptions=self._assumptions(leaves),
            scenarios=self._scenarios(row, column, overall),
            missing=missing_of(shown) if shown else (),
            procedures=self._procedures(judged),
            attestations=tuple(r for r in leaves if r.nature is Nature.CONDUCT),
            presumptions=self._presumptions(uid),
            warnings=tuple(self._warnings(judged, leaves, overall)),
            holds=self._holds(uid), earliest=earliest,
            already=bool(sweep.held[row, column]),
            provenance=self._provenance(uid),
        )  # fmt: skip

    def _judged(self, judging: Judging, award: str, stratum: Stratum, place: int) -> Judged | None:
        """The standard of the subject's own class of recipients."""
        entries = judging.plan.judged.get(award, ())
        for entry in entries:
            flag = f"group({','.join(entry.standard.groups)})"
            if not entry.standard.groups or stratum.facts.flags[flag][place]:
                return entry
        return entries[0] if entries else None

    def _tree(
        self, stratum: Stratum, judging: Judging, judged: Judged | None, place: int
    ) -> Group | None:
        if judged is None or judged.criteria is None:
            return None
        kernel = leaf_kernel(judging, judged)
        view = replace(stratum.view, facts=stratum.facts.row(place))
        reader = LeafReader(judged, kernel.run(view), self.sweep, stratum, place, self.rows)
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
            found.append(Provisional(code, other, self._tree(stratum, judging, judged, place),
                                     judged.reading.citation))  # fmt: skip
        noted = Overall(int(self.sweep.noted[row, column]))
        if tree is not None and overall is Overall.UNDETERMINED and noted is not overall:
            found.append(Provisional("noted", noted, tree))
        return tuple(found)

    def _scenarios(self, row: int, column: int, overall: Overall) -> tuple[Scenario, ...]:
        found = []
        for level, grid in self.sweep.scenarios.items():
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
            first = judged.standard.versions[0]
            found.append(Notice("not_in_force", {"starts": first.starts}))
        if version is not None and version.criteria is None:
            found.append(Notice("text_unread", {"text": dict(version.text or {}),
                                                  "cite": str(version.citation)}))  # fmt: skip
        unsure = [r.id for r in leaves if r.citation.sureness is not Sureness.VERIFIED]
        read = version is not None and version.criteria is not None
        if unsure and read and overall is Overall.UNDETERMINED:
            found.append(Notice("unverified", {"criteria": unsure}))
        used = [e.label for r in leaves for e in r.evidence if e.note == "used"]
        if used:
            found.append(Notice("achievement_used", {"items": used}))
        unproved = [e.label for r in leaves for e in r.evidence if _is_unproved(e)]
        if unproved:
            found.append(Notice("no_decision_number", {"awards": sorted(set(unproved))}))
        return found

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
            judging = stratum.readings.get("last_verified", stratum.judging)
            for column, code in enumerate(self.sweep.awards):
                for entry in judging.plan.judged.get(code, ()):
                    self._count_missing(result, stratum, judging, entry, column)
        return result

    def _count_missing(
        self, result: NDArray[np.int8], stratum: Stratum, judging: Judging, entry: Judged,
        column: int,
    ) -> None:  # fmt: skip
        if entry.criteria is None:
            return
        kernel = leaf_kernel(judging, entry)
        known = kernel.run(stratum.view)[0]
        met = {leaf_id: known[4 * n] for n, leaf_id in enumerate(entry.leaves)}
        counts = _cost(entry.criteria, met)
        flag = f"group({','.join(entry.standard.groups)})"
        applies = stratum.facts.flags[flag] if entry.standard.groups else np.ones(len(counts), bool)
        result[stratum.places[applies], column] = counts[applies]


def _cost(tree: Branching, met: dict[str, NDArray[np.generic]]) -> NDArray[np.int8]:
    """Criteria missing: summed over ALL, the least over ANY."""
    parts = [_cost_of(child, met) for child in tree.children]
    join = np.add if tree.op == "all" else np.minimum
    total: NDArray[np.int8] = join.reduce(parts)
    return total


def _cost_of(child: Leaf | Branching, met: dict[str, NDArray[np.generic]]) -> NDArray[np.int8]:
    if isinstance(child, Branching):
        return _cost(child, met)
    weight = CLAIM if child.nature is Nature.CLAIM else 1
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
