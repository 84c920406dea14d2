"""The workbook of verdicts, as it may travel: nobody in it is told of discipline or holds.

A workbook is passed on. Where a result rests on what only the standing body may know it says
"undetermined", and no tree, count or note in it speaks of discipline or holds of anybody.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from thidua.bridge.judging import SECRET_TABLES, Asked, Judged, sweep
from thidua.bridge.verdicts import Overall, Sweep, is_secret
from thidua_rules.model.verdict import CriterionResult, Group, Verdict
from thidua_rules.sources.report import Identity, Import
from thidua_rules.workbook.results import write_results


def results_workbook(
    asked: Asked, uids: Sequence[str], identities: Mapping[str, Identity], language: str
) -> bytes:
    """A sheet an award: who meets the standard, nearly does, does not, and why."""
    view = OpenSweep(
        sweep(replace(asked, secrets=True)), sweep(replace(asked, secrets=False)), uids
    )
    file = io.BytesIO()
    names = Import(identities=dict(identities))
    lang = "en" if language.startswith("en") else "vi"
    write_results(file, view, names, lang=lang)  # type: ignore[arg-type]  # what a writer reads
    return file.getvalue()


class OpenSweep:
    """What the writer reads of a sweep, cut to some subjects and to what may be told of them."""

    def __init__(self, full: Judged, open_: Judged, uids: Sequence[str]) -> None:
        self.full, self.open = full.sweep, open_.sweep
        self.subjects = tuple(uid for uid in uids if uid in full)
        self.question, self.awards = self.open.question, self.open.awards
        self.laws = tuple(dict.fromkeys(self.open.of(uid).law for uid in self.subjects))
        self.law = self.laws[0] if len(self.laws) == 1 else self.open.law
        self.register = self.open.register  # of it the writer reads who leads a bloc
        rows = np.array([self.full.row(uid) for uid in self.subjects], dtype=np.intp)
        self.rests = self._rests()[rows]
        shown = np.where(self.rests, np.int8(Overall.UNDETERMINED), self.open.overall[rows])
        self.overall: NDArray[np.int8] = shown
        self.missing: NDArray[np.int8] = open_.missing()[rows]
        self.held: NDArray[np.bool_] = self.open.held[rows]

    def _rests(self) -> NDArray[np.bool_]:
        """Subjects × awards: anything of the result rests on secrets."""
        grids = [(self.full.overall, self.open.overall), (self.full.noted, self.open.noted)]
        for mine, theirs in (
            (self.full.readings, self.open.readings),
            (self.full.scenarios, self.open.scenarios),
        ):
            grids += [(mine[code], theirs[code]) for code in mine.keys() & theirs.keys()]
        differs = np.zeros(self.full.overall.shape, bool)
        for one, other in grids:
            differs |= one != other
        return differs

    def of(self, uid: str) -> Sweep:
        """The sweep by the law of one subject."""
        return self.open.of(uid)

    def verdict(self, uid: str, award: str) -> Verdict:
        """The verdict without a word on discipline or holds."""
        told = _silent(self.open.verdict(uid, award))
        place = self.subjects.index(uid), self.awards.index(award)
        if not self.rests[place]:
            return told
        return replace(
            told, overall=Overall.UNDETERMINED, provisional=(), scenarios=(), earliest=None
        )


def _silent(verdict: Verdict) -> Verdict:
    return replace(
        verdict, holds=(),
        tree=_without_secrets(verdict.tree),
        provisional=tuple(
            replace(one, tree=_without_secrets(one.tree)) for one in verdict.provisional
        ),
        missing=tuple(one for one in verdict.missing if not is_secret(one)),
        presumptions=tuple(one for one in verdict.presumptions if one not in SECRET_TABLES),
    )  # fmt: skip


def _without_secrets(tree: Group | None) -> Group | None:
    if tree is None:
        return None
    kept: list[CriterionResult | Group] = []
    for child in tree.children:
        if isinstance(child, Group):
            inner = _without_secrets(child)
            kept += [inner] if inner is not None else []
        elif not is_secret(child):
            kept.append(child)
    return replace(tree, children=tuple(kept)) if kept else None
