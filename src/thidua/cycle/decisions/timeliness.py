"""Days from the achievement to its reward: whether commendation came in time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils import timezone

from thidua.cycle.decisions.models import Decision, DecisionLine


@dataclass(frozen=True, slots=True)
class Timely:
    """Whole days; ``until`` is the day of the decision, or today while it is not signed."""

    until: date
    shortest: int
    middle: int
    longest: int
    sudden: bool
    done: bool


def days_of(line: DecisionLine, until: date) -> int | None:
    """From the deed, else from the last day of the achievement; None where neither is known."""
    deed = line.nomination.deed_on if line.nomination else None
    start = deed or line.achievement_to
    return None if start is None else (until - start).days


def timely(decision: Decision, lines: Sequence[DecisionLine]) -> Timely | None:
    """``lines`` with their nominations. None where no line has a day to count from."""
    until = decision.decided or timezone.localdate()
    days = [found for one in lines if (found := days_of(one, until)) is not None]
    if not days:
        return None
    sudden = any(one.nomination and one.nomination.deed_on for one in lines)
    return Timely(until, min(days), round(median(days)), max(days), sudden,
                  decision.decided is not None)  # fmt: skip
