from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def set_password(*, actor: Actor, user: User, password: str, reason: str = "") -> None:
    """Give an account a new password; the trail says that it happened, never the password."""
    if actor.uid != user.uid:
        require(may_keep_accounts, actor)
    user.set_password(password)
    user.save(update_fields=["password"])
    record(actor=actor, verb="set_password", target=user, reason=reason)
