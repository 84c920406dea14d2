from collections.abc import Mapping
from typing import Any

from thidua.cycle.councils.models import Council
from thidua.cycle.councils.permissions import may_keep_councils
from thidua.cycle.councils.regulation import checked
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def set_regulation(
    *, actor: Actor, row: Council, version: int, content: Mapping[str, Any], reason: str
) -> Council:
    """Enter what the council's own regulation sets where the law is silent; ballots opened from
    now on are held against it.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    return amend(
        actor=actor, verb="set_regulation", row=row, version=version,
        changes={"regulation": checked(content)}, may=may_keep_councils, reason=reason,
    )  # fmt: skip
