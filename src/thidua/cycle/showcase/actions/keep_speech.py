from __future__ import annotations

from typing import Any

from thidua.cycle.showcase.models import Speech
from thidua.cycle.showcase.parts import keep_part
from thidua.foundation.policy.reach import Actor


def keep_speech(
    *, actor: Actor, row: Speech | None = None, version: int = 1, reason: str = "", **values: Any
) -> Speech:
    """Note who reads what at the conference, or change it.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    kept: Speech = keep_part(
        actor=actor, verb="keep_speech", kind=Speech, row=row, version=version, reason=reason,
        values=values,
    )  # fmt: skip
    return kept
