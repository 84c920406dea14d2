from django.db import transaction
from django.utils import timezone

from thidua.foundation.access.models import StandIn
from thidua.foundation.access.permissions import require_keeping
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held, save
from thidua.foundation.policy.predicates import in_person, require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def revoke_stand_in(*, actor: Actor, stand_in: StandIn, version: int, reason: str = "") -> StandIn:
    """Take a stand-in back at once, by whoever gave it or keeps the account.

    Raises NotPermitted, StaleEdit.
    """
    require(in_person, actor)
    current = held(stand_in, version=version)
    if actor.uid != current.absent.uid:
        require_keeping(actor, current.absent)
    before = current.snapshot()
    current.revoked_at = timezone.now()
    current.edit_version += 1
    save(current, new=False)
    record(
        actor=actor, verb="revoke_stand_in", target=current, before=before,
        after=current.snapshot(), reason=reason,
    )  # fmt: skip
    return current
