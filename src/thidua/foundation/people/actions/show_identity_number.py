from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.people.models import IdentityNumber
from thidua.foundation.people.permissions import may_see_identity
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def show_identity_number(*, actor: Actor, row: IdentityNumber) -> str:
    """The digits, for one reading: who has read whose number is in the trail.

    Raises NotPermitted, Unreadable.
    """
    require(may_see_identity, actor, row.place_id)
    digits = row.number.opened()
    record(actor=actor, verb="show_identity_number", target=row)
    return digits
