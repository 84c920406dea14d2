from django.db import transaction

from thidua.foundation.access.lockout import forget
from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import require_keeping
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def unlock_user(*, actor: Actor, user: User, reason: str = "") -> None:
    """Let an account sign in again before its waiting time is over. Raises NotPermitted."""
    require_keeping(actor, user)
    forget(user)
    record(actor=actor, verb="unlock_user", target=user, reason=reason)
