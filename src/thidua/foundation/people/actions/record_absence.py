from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.people.models import Absence
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


def record_absence(*, actor: Actor, reason: str = "", **values: Any) -> Absence:
    """Record time away from work."""
    return enter(
        actor=actor,
        verb="record_absence",
        row=Absence(**values),
        may=may_keep_people,
        reason=reason,
    )
