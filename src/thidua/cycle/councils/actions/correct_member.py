from typing import Any

from django.db import transaction

from thidua.cycle.councils.models import Member
from thidua.cycle.councils.permissions import may_keep_councils
from thidua.cycle.councils.refusals import require_own_account
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_member(
    *, actor: Actor, row: Member, version: int, reason: str, **changes: Any
) -> Member:
    """Raises NotPermitted, ValidationError, StaleEdit, NotNow."""
    member = amend(
        actor=actor, verb="correct_member", row=row, version=version, changes=changes,
        may=may_keep_councils, reason=reason,
    )  # fmt: skip
    require_own_account(member)
    return member
