from typing import Any

from django.db import transaction

from thidua.cycle.councils.models import Member
from thidua.cycle.councils.permissions import may_keep_councils
from thidua.cycle.councils.refusals import require_own_account
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def appoint_member(*, actor: Actor, **values: Any) -> Member:
    """Raises NotPermitted, ValidationError."""
    row = Member(**values)
    made = enter(actor=actor, verb="appoint_member", row=row, may=may_keep_councils)
    require_own_account(made)
    return made
