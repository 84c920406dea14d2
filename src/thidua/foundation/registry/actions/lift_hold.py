from datetime import date

from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import Hold
from thidua.foundation.registry.permissions import may_keep_discipline


def lift_hold(*, actor: Actor, row: Hold, version: int, on: date, reason: str = "") -> Hold:
    """End a hold; ``on`` is the first day the subject may be reviewed again."""
    return amend(
        actor=actor, verb="lift_hold", row=row, version=version, changes={"ends": on},
        may=may_keep_discipline, reason=reason,
    )  # fmt: skip
