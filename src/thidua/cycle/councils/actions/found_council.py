from typing import Any

from thidua.cycle.councils.models import Council
from thidua.cycle.councils.permissions import may_keep_councils
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


def found_council(*, actor: Actor, **values: Any) -> Council:
    """Enter a council with the decision that founded it. Raises NotPermitted, ValidationError."""
    row = Council(**values)
    return enter(actor=actor, verb="found_council", row=row, may=may_keep_councils)
