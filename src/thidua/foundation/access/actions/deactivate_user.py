from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import (
    may_keep_accounts,
    require_another,
    require_keeping,
)
from thidua.foundation.access.sessions import end_all
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def deactivate_user(*, actor: Actor, user: User, version: int, reason: str = "") -> User:
    """Close an account: its sessions end at once, its roles and its history stay on record.

    Nobody closes his or her own. Raises NotPermitted, StaleEdit.
    """
    require_keeping(actor, user)
    require_another(actor, user)
    closed = amend(
        actor=actor, verb="deactivate_user", row=user, version=version,
        changes={"is_active": False}, may=may_keep_accounts, reason=reason,
    )  # fmt: skip
    end_all(closed)
    return closed
