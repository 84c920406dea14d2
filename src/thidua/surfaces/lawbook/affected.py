"""Whose current verdict rests on a rule: the people and collectives within the reader's reach.

Secrets stay secret as in the matrix: a verdict of which nothing may be said rests on nothing here,
and a criterion on discipline is told to the standing body and the auditor only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

import numpy as np
from numpy.typing import NDArray

from thidua.bridge.belonging import laws_in_use
from thidua.bridge.law import key_of, the_law
from thidua.bridge.lawbook import Resting, article_keys, awards_in, citing, resting
from thidua.bridge.lawbook import speaks_of_discipline as is_secret
from thidua.bridge.verdicts import Law, Leaf, Overall, Status
from thidua.cycle.nominations.board import Board, board
from thidua.cycle.nominations.reviewing import Review, revision
from thidua.cycle.nominations.roster import Entry, places_known, roster
from thidua.foundation.policy.reach import Actor

RULE_NAMES = ("award", "criterion", "instrument", "article")
"""What an address names a rule by."""
STATUSES = ("met", "not_met", "unknown")
_CODES = {"met": Status.MET, "not_met": Status.NOT_MET, "unknown": Status.UNKNOWN}
_AGREES = {
    Overall.ELIGIBLE: Status.MET, Overall.NOT_ELIGIBLE: Status.NOT_MET,
    Overall.UNDETERMINED: Status.UNKNOWN,
}  # fmt: skip
NOBODY: frozenset[int] = frozenset()
Truths = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked about: a criterion of an award (or all of them), an article, an instrument."""

    award: str = ""
    criterion: str = ""
    instrument: str = ""
    article: str = ""
    laws: tuple[Law, ...] = ()  # by which it is read; empty: the law as it is being read

    @classmethod
    def read(cls, parameters: Mapping[str, str]) -> Rule | None:
        """The rule an address names; None where there is no such rule."""
        award, criterion, instrument, article = (parameters.get(name, "") for name in RULE_NAMES)
        rule = cls(award, criterion, instrument, article, laws_in_use())
        return rule if rule.awards and any(rule.leaves()) else None

    @property
    def read_by(self) -> tuple[Law, ...]:
        return self.laws or (the_law(),)

    @property
    def awards(self) -> tuple[str, ...]:
        """Awards with criteria that are asked about, by any of the laws."""
        if self.award:
            return (self.award,) if self.award in the_law().awards else ()
        uses = [use for law in self.read_by
                for use in citing(law, self.instrument, self.article or None)]  # fmt: skip
        return awards_in(use for use in uses if use.kind == "criterion")

    def wanted(self, leaf: Leaf) -> bool:
        if self.award:
            return not self.criterion or leaf.id == self.criterion
        cited = leaf.citation
        same = cited.instrument == self.instrument
        return same and (not self.article or self.article in article_keys(cited.article))

    def leaves(self) -> Iterator[Leaf]:
        """The criteria in every version, so that an old one is known, though it decides nobody."""
        for law, code in product(self.read_by, self.awards):
            for standard in law.awards[code].standards:
                for version in standard.versions:
                    leaves = version.criteria.leaves() if version.criteria else ()
                    yield from filter(self.wanted, leaves)


@dataclass(frozen=True, slots=True)
class Reason:
    """One subject whose verdict on one award rests on one criterion."""

    entry: Entry
    award: str
    leaf: Leaf
    status: str
    alone: bool
    provisional: bool
    rules: str = ""  # what an address says to read by the law that judges the subject


@dataclass(frozen=True)
class Affected:
    """Everyone of a kind whose verdict rests on a rule. Grids are criteria × rows of the board."""

    board: Board
    criteria: tuple[Resting, ...]
    status: NDArray[np.int8]
    rests: Truths
    alone: Truths

    def count(self, status: str) -> int:
        """How many subjects have a verdict that is so because of the rule."""
        return int((self.rests & (self.status == _CODES[status])).any(axis=0).sum())

    def count_alone(self) -> int:
        """Subjects for whom the rule alone stands between them and the award."""
        near = self.rests & self.alone & (self.status == Status.NOT_MET)
        return int(near.any(axis=0).sum())

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """(criterion, row) of every reason, by subject and then by award."""
        found = [(int(c), int(r)) for c, r in zip(*np.nonzero(self.rests), strict=True)]
        return sorted(found, key=lambda place: (place[1], place[0]))

    def reason(self, place: tuple[int, int]) -> Reason:
        criterion, row = place
        one = self.criteria[criterion]
        status = Status(int(self.status[place]))
        return Reason(
            self.board.entries[row], one.award, one.leaf, status.code, bool(self.alone[place]),
            one.reading is not None, key_of(self.board.law_of(row)),
        )  # fmt: skip


def reaching(review: Review, rule: Rule) -> Review:
    """The review itself, or of every award that is judged where the rule is of others too: one
    sweep then answers for every rule."""
    law = the_law()
    wanted = set(rule.awards) & set(law.judged)
    return review if wanted <= set(law.asked(review.awards)) else replace(review, awards=law.judged)


def affected(
    actor: Actor, review: Review, rule: Rule, kind: str, *, to_export: bool = False
) -> Affected:
    """Whose verdict rests on a rule. In an export nothing secret is known to anybody."""
    at = revision()
    known = NOBODY if to_export else places_known(actor)
    found = board(reaching(review, rule), roster(actor, kind, review.year, at), known, at)
    criteria: list[Resting] = []
    grids: list[tuple[NDArray[np.int8], Truths, Truths]] = []
    for award in rule.awards:
        if award in found.awards and kind in the_law().awards[award].recipients:
            for full, open_ in _pairs(found, award, rule.wanted):
                criteria.append(full)
                grids.append(_told(found, full, open_))
    shape = (0, len(found.entries))
    status, rests, alone = (
        tuple(np.stack(parts) for parts in zip(*grids, strict=True))
        if grids else (np.zeros(shape, np.int8), np.zeros(shape, bool), np.zeros(shape, bool))
    )  # fmt: skip
    return Affected(found, tuple(criteria), status, rests, alone)


def _pairs(
    found: Board, award: str, wanted: Callable[[Leaf], bool]
) -> list[tuple[Resting, Resting]]:
    """Each criterion with and without what is secret."""
    full = resting(found.full.sweep, award, wanted)
    open_ = full if found.open is found.full else resting(found.open.sweep, award, wanted)
    return list(zip(full, open_, strict=True))


def _told(
    found: Board, full: Resting, open_: Resting
) -> tuple[NDArray[np.int8], Truths, Truths]:  # fmt: skip
    """What the reader may be told of one criterion, over the rows of the board."""
    rows, knows = found.rows, found.knows
    status = np.where(knows, full.status[rows], open_.status[rows])
    status = np.where(status == Status.ATTESTED, np.int8(Status.MET), status)
    rests = np.where(knows, full.rests[rows], open_.rests[rows])
    alone = np.where(knows, full.alone[rows], open_.alone[rows])
    column = found.column(full.award)
    grid = found.readings["last_verified"] if full.reading else found.overall
    rests &= _agreeing(grid[:, column], status) & ~found.hides[:, column]
    if is_secret(full.leaf):
        rests &= knows
    return status, rests, alone & rests


def _agreeing(overall: NDArray[np.int8], status: NDArray[np.int8]) -> Truths:
    """Where the criterion says what the verdict says: on hold, not in force … rest on no rule."""
    agrees = np.zeros(overall.shape, bool)
    for verdict, says in _AGREES.items():
        agrees |= (overall == verdict) & (status == says)
    return agrees
