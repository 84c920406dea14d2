from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Attestation
from thidua.foundation.registry.permissions import may_keep_awards


def record_attestation(*, actor: Actor, reason: str = "", **values: Any) -> Attestation:
    """Keep a human statement given for a criterion."""
    return enter(
        actor=actor,
        verb="record_attestation",
        row=Attestation(**values),
        may=may_keep_awards,
        reason=reason,
    )
