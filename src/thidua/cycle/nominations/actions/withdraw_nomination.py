from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_round, require_state
from thidua.cycle.nominations.states import LIVE, RoundState, State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def withdraw_nomination(*, actor: Actor, row: Nomination, version: int, why: str) -> Nomination:
    """Take a file back before the council has it; it stays on record with its reason.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError.
    """
    require(may_draw_up, actor, row.unit_id)
    current = held(row, version=version)
    require_state(current, *LIVE)
    require_round(current.round, RoundState.OPEN, RoundState.APPRAISING)
    if not why.strip():
        raise ValidationError({"why": _("Hãy ghi lý do rút hồ sơ.")})
    return amend(
        actor=actor, verb="withdraw_nomination", row=row, version=version, may=may_draw_up,
        changes={"state": State.WITHDRAWN, "withdrawn_why": why}, reason=why,
    )  # fmt: skip
