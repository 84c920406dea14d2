"""The way to an award, and what would be if: one subject judged again with rows more or fewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from thidua.bridge.judging import Judged
from thidua_rules.explaining.steps import say_needs
from thidua_rules.judging import judge
from thidua_rules.loading import InputError
from thidua_rules.planning.steps import plan_of
from thidua_rules.planning.whatif import Change, read_changes, suppose
from thidua_rules.tables import RATINGS, Register

__all__ = ["RATINGS", "Change", "InputError", "Way", "read_changes", "supposed", "way_to"]


@dataclass(frozen=True, slots=True)
class Way:
    """The way to an award: (year, what it must bring) up to ``year``, when it could be met."""

    year: int
    steps: tuple[tuple[int, tuple[str, ...]], ...]


def way_to(judged: Judged, uid: str, award: str, lang: str) -> Way | None:
    """The steps in words; None where no year is in sight.

    Raises:
        KeyError: the subject is not in this sweep.
    """
    sweep = judged.sweep.of(uid)
    plan = plan_of(sweep, uid, award)
    if plan is None:
        return None
    steps = tuple((step.year, say_needs(step, sweep.law, lang)) for step in plan.steps)
    return Way(plan.year, steps)


def supposed(judged: Judged, uid: str, changes: Sequence[Change]) -> Judged:
    """The subject judged as it would be; what is kept stays as it is.

    A collective is judged with the people on its roll, whose titles it counts.
    """
    sweep = judged.sweep.of(uid)
    register = suppose(_about(sweep.register, uid), changes)
    return Judged(judge(register, sweep.law, sweep.question))


def _about(register: Register, uid: str) -> Register:
    """The rows of one subject and of the people on its roll."""
    wanted = {uid} | {row.subject for row in register.memberships if row.unit == uid}
    kept: dict[str, Any] = {
        table: [row for row in rows if row[0] in wanted] for table, rows in register.tables()
    }
    return replace(register, **kept)
