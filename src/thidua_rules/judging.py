"""The front door: a register, the law and a question in; verdicts for everyone out."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from .evaluating.detail import Detail
from .evaluating.sweep import Grids, empty_grids, judge_into
from .model.law import Law
from .model.question import Question, Receipt
from .model.verdict import Provisional, Verdict
from .planning.roll import earliest_years
from .straddling import as_received, beside, newer_text
from .tables import Register

__all__ = ["Question", "Receipt", "Sweep", "judge"]


@dataclass(slots=True)
class Sweep(Grids):
    """The grids of a sweep, and any verdict in full on demand."""

    _detail: Detail | None = field(default=None, repr=False)
    _earliest: NDArray[np.int16] | None = field(default=None, repr=False)
    _newer: dict[date, Detail] = field(default_factory=dict, repr=False)
    _newer_of: str = field(default="", repr=False)

    @property
    def laws(self) -> tuple[Law, ...]:
        """The laws that judged somebody here."""
        return (self.law,)

    def of(self, uid: str) -> Sweep:  # noqa: ARG002 one law judges everyone here
        """The sweep by the law of one subject, with its criteria."""
        return self

    def verdict(self, uid: str, award: str, *, plan: bool = True) -> Verdict:
        """One verdict in full: every criterion with its value, evidence and citation.

        ``plan`` adds the earliest year the award could be met; beside a file that straddles a
        change of text stands what the newer text gives to this subject.

        Raises:
            KeyError: the subject or the award is not in this sweep.
        """
        if self._detail is None:
            self._detail = Detail(self)
        earliest = self.plan(uid)[award] if plan else None
        verdict = self._detail.verdict(uid, award, earliest)
        newer = self._beside(self._detail, uid, award)
        return replace(verdict, provisional=(*verdict.provisional, *newer)) if newer else verdict

    def _beside(self, detail: Detail, uid: str, award: str) -> tuple[Provisional, ...]:
        version = newer_text(self.law, detail.judged(uid, award))
        if version is None:
            return ()
        if self._newer_of != uid:
            self._newer_of, self._newer = uid, {}
        if version.starts not in self._newer:
            question = as_received(self.law, self.question, version.starts)
            own = replace(detail.rows.around(uid), proposals=self.register.proposals)
            other = empty_grids(Grids, own, self.law, question)
            judge_into(other)
            self._newer[version.starts] = Detail(other)
        return beside(self._newer[version.starts].reckoned(uid, award), version)

    def earliest(self) -> NDArray[np.int16]:
        """Subjects × awards: the first year it could be met if all goes well (0: none seen)."""
        if self._earliest is None:
            self._earliest = earliest_years(self)
        return self._earliest

    def plan(self, uid: str) -> dict[str, int | None]:
        """Award → the earliest year it could be met if all goes well."""
        years = self.earliest()[self.row(uid)]
        return {code: int(year) or None for code, year in zip(self.awards, years, strict=True)}

    @property
    def missing(self) -> NDArray[np.int8]:
        """Subjects × awards: criteria missing on the nearest branch (near miss: 1)."""
        if self._detail is None:
            self._detail = Detail(self)
        return self._detail.missing()


def judge(register: Register, law: Law, question: Question) -> Sweep:
    """Judge every subject of ``register`` as ``question`` asks.

    Raises:
        KeyError: ``question.awards`` names an award the law data does not have.
    """
    law = law.for_issuer(question.issuer)  # two issuers are never merged
    sweep = empty_grids(Sweep, register, law, question)
    judge_into(sweep)
    return sweep
