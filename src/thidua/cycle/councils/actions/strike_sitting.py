from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import NotNow, require_state
from thidua.cycle.councils.words import SittingState
from thidua.foundation.keeping import held, strike
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_sitting(*, actor: Actor, row: Sitting, version: int, reason: str) -> None:
    """Take out a sitting called by mistake, before it opens and without ballots.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    require_state(held(row, version=version), SittingState.PREPARED)
    if row.ballots.exists():
        raise NotNow(_("Phiên họp đã có phiếu nên không xóa được; chưa có gì thay đổi."))
    strike(actor=actor, verb="strike_sitting", row=row, version=version, may=runs(row.council),
           reason=reason)  # fmt: skip
