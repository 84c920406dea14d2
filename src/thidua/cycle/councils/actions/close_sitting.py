from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import NotNow, require_state
from thidua.cycle.councils.words import BallotState, SittingState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def close_sitting(*, actor: Actor, sitting: Sitting, version: int) -> Sitting:
    """The sitting has ended; its minutes can be drawn up. Raises NotPermitted, StaleEdit,
    NotNow."""
    current = held(sitting, version=version)
    require_state(current, SittingState.OPEN)
    waiting = current.ballots.filter(state__in=(BallotState.PREPARED, BallotState.OPEN))
    if waiting.exists():
        raise NotNow(_("Còn phiếu chưa bỏ xong; hãy kiểm hoặc hủy từng phiếu trước."))
    return amend(
        actor=actor, verb="close_sitting", row=sitting, version=version,
        changes={"state": SittingState.CLOSED}, may=runs(sitting.council),
    )  # fmt: skip
