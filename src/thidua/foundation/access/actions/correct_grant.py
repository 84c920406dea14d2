from datetime import date

from django.db import transaction

from thidua.foundation.access.models import Grant
from thidua.foundation.access.permissions import may_keep_accounts, require_another
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_grant(
    *, actor: Actor, grant: Grant, version: int, valid_from: date, valid_to: date | None,
    reason: str = "",
) -> Grant:  # fmt: skip
    """Correct the days of a granted role. Raises NotPermitted, ValidationError, StaleEdit."""
    require_another(actor, grant.user)
    changes = {"valid_from": valid_from, "valid_to": valid_to}
    return amend(
        actor=actor, verb="correct_grant", row=grant, version=version, changes=changes,
        may=may_keep_accounts, reason=reason,
    )  # fmt: skip
