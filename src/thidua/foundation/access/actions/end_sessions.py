from collections.abc import Collection

from allauth.usersessions.models import UserSession
from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.access.permissions import require_keeping
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def end_sessions(
    *, actor: Actor, user: User, sessions: Collection[UserSession], reason: str = ""
) -> int:
    """End sessions of an account; returns how many. Raises NotPermitted."""
    if actor.uid != user.uid:
        require_keeping(actor, user)
    own = [session for session in sessions if session.user_id == user.pk]
    for session in own:
        session.end()
    if own:
        after = {"sessions": len(own)}
        record(actor=actor, verb="end_sessions", target=user, after=after, reason=reason)
    return len(own)
