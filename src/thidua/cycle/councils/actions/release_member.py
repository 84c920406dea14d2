from datetime import date

from thidua.cycle.councils.models import Member
from thidua.cycle.councils.permissions import may_keep_councils
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


def release_member(*, actor: Actor, row: Member, version: int, on: date, reason: str) -> Member:
    """The term ends; ``on``: the first day without. Raises NotPermitted, ValidationError,
    StaleEdit."""
    return amend(
        actor=actor, verb="release_member", row=row, version=version, changes={"ends": on},
        may=may_keep_councils, reason=reason,
    )  # fmt: skip
