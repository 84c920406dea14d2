from allauth.mfa.models import Authenticator
from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import require_keeping
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def turn_off_second_factor(*, actor: Actor, user: User, reason: str = "") -> None:
    """Forget the telephone and the recovery codes: by the user, or for a lost telephone by whoever
    keeps the account. Raises NotPermitted."""
    if actor.uid != user.uid:
        require_keeping(actor, user)
    Authenticator.objects.filter(user_id=user.pk).delete()
    record(actor=actor, verb="turn_off_second_factor", target=user, reason=reason)
