from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import (
    may_keep_accounts,
    require_another,
    require_keeping,
)
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def reactivate_user(*, actor: Actor, user: User, version: int, reason: str = "") -> User:
    """Open a closed account again, with its running roles. Raises NotPermitted, StaleEdit."""
    require_keeping(actor, user)
    require_another(actor, user)
    return amend(
        actor=actor, verb="reactivate_user", row=user, version=version,
        changes={"is_active": True}, may=may_keep_accounts, reason=reason,
    )  # fmt: skip
