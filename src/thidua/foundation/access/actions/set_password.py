from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import require_keeping
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def set_password(
    *, actor: Actor, user: User, password: str, temporary: bool = False, reason: str = ""
) -> None:
    """Give an account a new password; the trail says that it happened, never the password.

    A temporary one is changed at the next sign-in, before anything else. Every other session of
    the account ends, for Django keeps a digest of the password with each.

    Raises:
        NotPermitted: another's account, by somebody who does not keep it.
        ValidationError: the password is too short, too common, or like the user's name.
    """
    if actor.uid != user.uid:
        require_keeping(actor, user)
    validate_password(password, user)
    user.set_password(password)
    user.must_change_password = temporary
    user.save(update_fields=["password", "must_change_password"])
    record(
        actor=actor, verb="set_password", target=user, after={"temporary": temporary},
        reason=reason,
    )  # fmt: skip
