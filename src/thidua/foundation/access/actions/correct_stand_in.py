from datetime import date

from django.db import transaction

from thidua.foundation.access.models import StandIn
from thidua.foundation.access.permissions import (
    may_keep_accounts,
    require_another,
    require_keeping,
)
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_stand_in(
    *, actor: Actor, stand_in: StandIn, version: int, valid_from: date, valid_to: date,
    reason: str = "",
) -> StandIn:  # fmt: skip
    """Correct the days of a stand-in; the deputy never does it by his or her own hand.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require_keeping(actor, stand_in.absent)
    require_another(actor, stand_in.deputy)
    changes = {"valid_from": valid_from, "valid_to": valid_to}
    return amend(
        actor=actor, verb="correct_stand_in", row=stand_in, version=version, changes=changes,
        may=may_keep_accounts, reason=reason,
    )  # fmt: skip
