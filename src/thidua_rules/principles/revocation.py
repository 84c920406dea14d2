"""Awards built on an award that was revoked: who holds them is flagged, nothing is taken away.

An award leaves every count on the day it is revoked and comes back on the day it is restored;
that is in the facts. Here the awards still held are judged again, each on its own day, with and
without those that fell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from ..model.law import Law
from ..model.question import Question
from ..model.verdict import Overall
from ..tables import AwardHeld, Register, stands

Judge = Callable[[Register, Question], Overall]
"""The result for the register's one subject and the question's one award."""


@dataclass(frozen=True, slots=True)
class Dependent:
    """A held award whose standard is no longer met without awards that were revoked."""

    award: str
    year: int
    with_them: Overall
    without: Overall


def dependents(own: Register, law: Law, as_of: date, judge: Judge) -> tuple[Dependent, ...]:
    """Held awards that rest on revoked ones, directly or through another that does.

    ``own`` holds one subject's rows. An award whose decision has no day on record is judged on
    1 March after its year.
    """
    gone = [row for row in own.awards if not stands(row, as_of)]
    if not gone:
        return ()
    first = min(row.year for row in gone)
    held = [row for row in own.awards
            if row not in gone and row.award in law.awards and row.year >= first]  # fmt: skip
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
    return Dependent(
        row.award, row.year,
        judge(replace(own, awards=before), question), judge(replace(own, awards=after), question),
    )  # fmt: skip
