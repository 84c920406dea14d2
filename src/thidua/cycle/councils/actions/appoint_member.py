from typing import Any

from thidua.cycle.councils.models import Member
from thidua.cycle.councils.permissions import may_keep_councils
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


def appoint_member(*, actor: Actor, **values: Any) -> Member:
    """Raises NotPermitted, ValidationError."""
    return enter(actor=actor, verb="appoint_member", row=Member(**values), may=may_keep_councils)
