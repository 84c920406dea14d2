from __future__ import annotations

from datetime import date

from thidua.cycle.showcase.models import TakenUp
from thidua.cycle.showcase.permissions import may_find_models
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def follow_up(
    *, actor: Actor, row: TakenUp, version: int, state: str, followed_on: date, outcome: str,
    reason: str = "",
) -> TakenUp:  # fmt: skip
    """Note what came of it. Raises NotPermitted, ValidationError, StaleEdit."""
    return amend(
        actor=actor, verb="follow_up", row=row, version=version, may=may_find_models,
        changes={"state": state, "followed_on": followed_on, "outcome": outcome}, reason=reason,
    )  # fmt: skip
