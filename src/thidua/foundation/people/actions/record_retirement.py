from typing import Any

from thidua.foundation.keeping import enter
from thidua.foundation.people.models import Retirement
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.policy.reach import Actor


def record_retirement(*, actor: Actor, reason: str = "", **values: Any) -> Retirement:
    """Record the notice or decision of retirement of somebody who has left."""
    return enter(
        actor=actor,
        verb="record_retirement",
        row=Retirement(**values),
        may=may_keep_people,
        reason=reason,
    )
