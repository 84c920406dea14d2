from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import may_keep_accounts
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def set_password(*, actor: Actor, user: User, password: str, reason: str = "") -> None:
    """Give an account a new password; the trail says that it happened, never the password.

    Raises:
        NotPermitted: another's account, by somebody who keeps no accounts.
        ValidationError: the password is too short, too common, or like the user's name.
    """
    if actor.uid != user.uid:
        require(may_keep_accounts, actor)
    validate_password(password, user)
    user.set_password(password)
    user.save(update_fields=["password"])
    record(actor=actor, verb="set_password", target=user, reason=reason)
