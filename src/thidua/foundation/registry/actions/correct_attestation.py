from typing import Any

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Attestation
from thidua.foundation.registry.permissions import may_keep_awards


def correct_attestation(
    *, actor: Actor, row: Attestation, version: int, reason: str = "", **changes: Any
) -> Attestation:
    """Correct a human statement that is recorded."""
    return amend(
        actor=actor, verb="correct_attestation", row=row, version=version, changes=changes,
        may=may_keep_awards, reason=reason,
    )  # fmt: skip
