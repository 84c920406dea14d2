from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Discipline
from thidua.foundation.registry.permissions import may_keep_discipline


def record_discipline(*, actor: Actor, reason: str = "", **values: Any) -> Discipline:
    """Record discipline; only the standing body and the auditor see it."""
    return enter(
        actor=actor,
        verb="record_discipline",
        row=Discipline(**values),
        may=may_keep_discipline,
        reason=reason,
    )
