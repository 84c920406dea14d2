from datetime import date

from django.db import transaction
from django.utils import timezone

from thidua.foundation.access.models import StandIn, User
from thidua.foundation.access.permissions import require_another, require_keeping
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import save
from thidua.foundation.policy.predicates import in_person, require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def name_stand_in(
    *, actor: Actor, absent: User, deputy: User, valid_to: date, valid_from: date | None = None,
    reason: str = "",
) -> StandIn:  # fmt: skip
    """Let ``deputy`` act for ``absent`` until the day before ``valid_to``.

    The absent user names the deputy, or whoever keeps the account, though never himself or
    herself; a deputy passes nothing on.
    Raises NotPermitted, ValidationError.
    """
    require(in_person, actor)
    if actor.uid != absent.uid:
        require_keeping(actor, absent)
        require_another(actor, deputy)
    row = StandIn(
        absent=absent, deputy=deputy, valid_from=valid_from or timezone.localdate(),
        valid_to=valid_to,
    )  # fmt: skip
    save(row, new=True)
    record(actor=actor, verb="name_stand_in", target=row, after=row.snapshot(), reason=reason)
    return row
