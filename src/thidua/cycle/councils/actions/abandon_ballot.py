from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Ballot, Box
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import require_state
from thidua.cycle.councils.words import BallotState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def abandon_ballot(*, actor: Actor, ballot: Ballot, version: int, reason: str) -> Ballot:
    """Give a ballot up without a count: what was in the box is thrown away unread.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    require(runs(ballot.sitting.council), actor, ballot.place_id)
    Box.objects.select_for_update().filter(ballot=ballot).first()
    current = held(ballot, version=version)
    require_state(current, BallotState.PREPARED, BallotState.OPEN)
    if not reason.strip():
        raise ValidationError(
            {"reason": _("Hãy ghi vì sao hủy phiếu; lý do được lưu vào nhật ký.")}
        )
    Box.objects.filter(ballot=current).delete()
    current.teller_counts.all().delete()
    return amend(
        actor=actor, verb="abandon_ballot", row=ballot, version=version,
        changes={"state": BallotState.ABANDONED}, may=runs(current.sitting.council),
        reason=reason,
    )  # fmt: skip
