"""Awards built on an award that was revoked: who holds them is flagged, nothing is taken away.

An award leaves every count on the day it is revoked and comes back on the day it is restored;
that is in the facts. Here the awards still held are judged again, each on its own day, with and
without those that fell.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from ..model.law import Law
from ..model.question import Question
from ..model.verdict import Overall
from ..tables import AwardHeld, Coverage, Members, Register, stands

Judge = Callable[[Register, Question], Overall]
"""The result for the register's first subject and the question's one award."""


@dataclass(frozen=True, slots=True)
class Dependent:
    """A held award whose standard is no longer met without awards that were revoked."""

    award: str
    year: int
    with_them: Overall
    without: Overall


def dependents(own: Register, law: Law, as_of: date, judge: Judge) -> tuple[Dependent, ...]:
    """Held awards that rest on revoked ones, directly or through another that does.

    ``own`` holds the rows of one subject, which stands first, and for a collective those of the
    people on its roll: a title of theirs that was revoked is a title the roll no longer has. An
    award whose decision has no day on record is judged on 1 March after its year.
    """
    gone = [row for row in own.awards if not stands(row, as_of)]
    if not gone:
        return ()
    first, uid = min(row.year for row in gone), own.subjects[0].uid
    held = [row for row in own.awards if row.subject == uid
            and row not in gone and row.award in law.awards and row.year >= first]  # fmt: skip
    found = []
    for row in sorted(held, key=lambda row: (row.year, row.decided or date.max)):
        result = _judged_again(own, row, gone, judge)
        if result.without > result.with_them:
            found.append(result)
            gone.append(row)
    return tuple(found)


def _judged_again(own: Register, row: AwardHeld, gone: list[AwardHeld], judge: Judge) -> Dependent:
    question = Question(row.year, row.decided or date(row.year + 1, 3, 1), awards=(row.award,))
    others = [one for one in own.awards if one != row]
    before = [one._replace(revoked=None) if one in gone else one for one in others]
    after = [one for one in others if one not in gone]
    settled = _settled(own, row, gone)
    without = replace(settled, awards=after, members=[*_lessened(own, gone)])
    return Dependent(
        row.award, row.year,
        judge(replace(settled, awards=before), question), judge(without, question),
    )  # fmt: skip


def _settled(own: Register, row: AwardHeld, gone: list[AwardHeld]) -> Register:
    """For a member whose title was decided, and revoked later, no list of that year is open."""
    members = {one.subject for one in gone if one.subject != row.subject}
    closed = [Coverage(uid, "proposals", row.year, row.year) for uid in sorted(members)]
    lists = [one for one in own.proposals if one.subject not in members]
    return replace(own, coverage=[*own.coverage, *closed], proposals=lists)


def _lessened(own: Register, gone: list[AwardHeld]) -> Iterator[Members]:
    """Counted rolls without the revoked titles of those who were on them that year."""
    on_roll = {(row.subject, row.unit, row.year) for row in own.memberships}
    for roll in own.members:
        lost = Counter(one.award for one in gone
                       if (one.subject, roll.subject, roll.year) in on_roll
                       and one.year == roll.year and one.award in Members._fields)  # fmt: skip
        less = {award: max(had - lost[award], 0) for award in lost
                if (had := getattr(roll, award)) is not None}  # fmt: skip
        yield roll._replace(**less)
