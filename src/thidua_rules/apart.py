"""People under different issuers, each judged by the law of their own: never a union of overlays.

What one law judges is a sweep of its own. The whole reads like one sweep, row by row in the order
of the register; whatever needs the law or the criteria asks the part a subject stands in.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .evaluating.sweep import Grid, empty_grids
from .judging import Sweep, judge
from .model.law import Law
from .model.question import Question
from .model.verdict import Verdict
from .tables import Register

Rows = NDArray[np.intp]
Share = tuple[Law, Collection[str]]  # a law, and the uids of those it judges


@dataclass(frozen=True, slots=True)
class Part:
    """What one law judges: ``own`` are rows of its sweep, ``whole`` the same in the whole's.

    A sweep of collectives also holds the people on their rolls, whoever judges those.
    """

    sweep: Sweep
    own: Rows
    whole: Rows

    def spread(self, values: NDArray[Any], into: NDArray[Any]) -> NDArray[Any]:
        """``into`` with the values of this part's own subjects in their rows."""
        into[self.whole] = values[self.own]
        return into


@dataclass(slots=True)
class Apart(Sweep):
    """Several sweeps read as one. ``law`` is the one that none of the issuers has a say in."""

    parts: tuple[Part, ...] = ()
    places: Rows = field(default_factory=lambda: np.zeros(0, np.intp), repr=False)  # row → part

    @property
    def laws(self) -> tuple[Law, ...]:
        return tuple(part.sweep.law for part in self.parts)

    def of(self, uid: str) -> Sweep:
        return self.parts[int(self.places[self.row(uid)])].sweep

    def verdict(self, uid: str, award: str, *, plan: bool = True) -> Verdict:
        return self.of(uid).verdict(uid, award, plan=plan)

    def earliest(self) -> NDArray[np.int16]:
        if self._earliest is None:
            years = np.zeros(self.overall.shape, np.int16)
            for part in self.parts:
                part.spread(part.sweep.earliest(), years)
            self._earliest = years
        return self._earliest

    @property
    def missing(self) -> NDArray[np.int8]:
        counts = np.zeros(self.overall.shape, np.int8)
        for part in self.parts:
            part.spread(part.sweep.missing, counts)
        return counts


def judge_apart(
    register: Register, shares: Sequence[Share], general: Law, question: Question
) -> Sweep:
    """Judge every subject of ``register`` by the law of its share.

    Args:
        shares: each subject of the register in exactly one.
        general: the law of an empty register, and of what no issuer decides.

    Raises:
        KeyError: ``question.awards`` names an award the law data does not have.
        ValueError: a subject is in no share.
    """
    shares = [(law, uids) for law, uids in shares if uids]
    if len(shares) < 2:
        return judge(register, shares[0][0] if shares else general, question)
    whole = empty_grids(Apart, register, general.for_issuer(question.issuer), question)
    whole.parts = tuple(_part(whole, law, uids, question) for law, uids in shares)
    whole.places = np.full(len(register.subjects), -1, np.intp)
    for number, part in enumerate(whole.parts):
        whole.places[part.whole] = number
    if (whole.places < 0).any():
        message = "a subject of the register is in no share"
        raise ValueError(message)
    _join(whole)
    return whole


def _part(whole: Apart, law: Law, uids: Collection[str], question: Question) -> Part:
    own = frozenset(uids)
    sweep = judge(_about(whole.register, own), law, question)
    mine = [n for n, uid in enumerate(sweep.subjects) if uid in own]
    there = [whole.row(sweep.subjects[n]) for n in mine]
    return Part(sweep, np.array(mine, dtype=np.intp), np.array(there, dtype=np.intp))


def _about(register: Register, own: frozenset[str]) -> Register:
    """The rows of some subjects, and of the people on their rolls, whose titles they count.

    A round's lists stay whole: whether there is one at all says something of who is not on it.
    """
    wanted = own | {row.subject for row in register.memberships if row.unit in own}
    kept: dict[str, Any] = {
        table: [row for row in rows if table == "proposals" or row[0] in wanted]
        for table, rows in register.tables()
    }
    return replace(register, **kept)


def _join(whole: Apart) -> None:
    sweeps = [part.sweep for part in whole.parts]
    whole.overall = _together(whole, [sweep.overall for sweep in sweeps])
    whole.noted = _together(whole, [sweep.noted for sweep in sweeps])
    whole.held = _together(whole, [sweep.held for sweep in sweeps])
    for code in _codes(sweep.readings for sweep in sweeps):
        grids = [sweep.readings.get(code, leaning(sweep)) for sweep in sweeps]
        whole.readings[code] = _together(whole, grids)
    for code in _codes(sweep.scenarios for sweep in sweeps):
        grids = [sweep.scenarios.get(code, sweep.overall) for sweep in sweeps]
        whole.scenarios[code] = _together(whole, grids)


def leaning(sweep: Sweep) -> Grid:
    """The result by the last verified text where the one in force is unread, else as noted."""
    return sweep.readings.get("last_verified", sweep.noted)


def _together(whole: Apart, grids: Sequence[NDArray[Any]]) -> NDArray[Any]:
    """One grid a part, as one of the whole."""
    into = np.zeros(whole.overall.shape, grids[0].dtype)
    for part, grid in zip(whole.parts, grids, strict=True):
        part.spread(grid, into)
    return into


def _codes(maps: Iterable[Mapping[str, Grid]]) -> dict[str, None]:
    return {code: None for one in maps for code in one}
