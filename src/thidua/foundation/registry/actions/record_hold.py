from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Hold
from thidua.foundation.registry.permissions import may_keep_discipline


def record_hold(*, actor: Actor, reason: str = "", **values: Any) -> Hold:
    """Suspend the review of a subject; only the standing body and the auditor see it."""
    return enter(
        actor=actor, verb="record_hold", row=Hold(**values), may=may_keep_discipline, reason=reason
    )
