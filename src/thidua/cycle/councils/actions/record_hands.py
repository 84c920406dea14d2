from collections.abc import Mapping
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.counting import Numbers, freeze, items_of
from thidua.cycle.councils.models import Ballot
from thidua.cycle.councils.refusals import require_state
from thidua.cycle.councils.words import BallotState, Method
from thidua.foundation.keeping import held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def record_hands(
    *, actor: Actor, ballot: Ballot, version: int, told: Mapping[UUID, tuple[int, int]]
) -> Ballot:
    """Raised hands: item uid → (for, against); the other members present abstained.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    current = held(ballot, version=version)
    require_state(current, BallotState.OPEN)
    if current.method != Method.HANDS:
        raise ValidationError(_("Phiếu này không biểu quyết giơ tay."))
    counts = {}
    for item in items_of(current):
        votes_for, against = told.get(item.uid, (-1, -1))
        room = (current.present or 0) - item.aside_present
        if votes_for < 0 or against < 0 or votes_for + against > room:
            raise ValidationError(
                _("«%(name)s»: có %(room)s người được biểu quyết; số giơ tay chưa đúng.")
                % {"name": item.name, "room": room}
            )
        counts[str(item.uid)] = Numbers(votes_for, against, room - votes_for - against)
    return freeze(actor=actor, ballot=current, version=version, verb="record_hands", counts=counts)
