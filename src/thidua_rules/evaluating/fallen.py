"""The awards a subject holds, judged again without those that were revoked."""

from __future__ import annotations

from ..model.question import Question
from ..model.verdict import Overall
from ..principles.revocation import Dependent, dependents
from ..tables import Register
from .sweep import Grids, empty_grids, judge_into


def built_on_fallen(sweep: Grids, own: Register) -> tuple[Dependent, ...]:
    """Held awards whose standard is not met without awards revoked by the day of the sweep.

    ``own`` holds one subject's rows, and a collective's those of the people on its roll; the
    subject stands first.
    """

    def again(register: Register, question: Question) -> Overall:
        grids = empty_grids(Grids, register, sweep.law, question)
        judge_into(grids)
        return Overall(int(grids.overall[0, 0]))

    return dependents(own, sweep.law, sweep.question.received, again)
