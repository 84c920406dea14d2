from __future__ import annotations

from typing import Any

from thidua.cycle.showcase.models import Delegate
from thidua.cycle.showcase.parts import keep_part
from thidua.foundation.policy.reach import Actor


def keep_delegate(
    *, actor: Actor, row: Delegate | None = None, version: int = 1, reason: str = "", **values: Any
) -> Delegate:
    """List a delegate or a guest, or change the line.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    kept: Delegate = keep_part(
        actor=actor, verb="keep_delegate", kind=Delegate, row=row, version=version, reason=reason,
        values=values,
    )  # fmt: skip
    return kept
