from django.db import transaction
from django.utils import timezone

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held
from thidua.foundation.policy.reach import Actor
from thidua.foundation.tokens.models import ApiToken
from thidua.foundation.tokens.permissions import require_revoking


@transaction.atomic
def revoke_token(*, actor: Actor, token: ApiToken, version: int, reason: str = "") -> ApiToken:
    """Close a token at once; revoking a revoked one changes nothing.

    Raises:
        NotPermitted: another's token, by somebody who does not keep that account.
        StaleEdit: the token changed since it was read.
    """
    require_revoking(actor, token.user)
    current = held(token, version=version)
    if current.revoked_at is not None:
        return current
    before = current.snapshot()
    current.revoked_at = timezone.now()
    current.edit_version += 1
    current.save(force_update=True)
    record(
        actor=actor, verb="revoke_token", target=current, before=before, after=current.snapshot(),
        reason=reason,
    )  # fmt: skip
    return current
