from typing import Any

from django.db import transaction

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_submit
from thidua.cycle.initiatives.refusals import require_in_year, require_reason, require_state
from thidua.cycle.initiatives.words import LIVE, State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def withdraw_submission(*, actor: Actor, row: Submission, version: int, reason: str) -> Submission:
    """Its unit takes it back, before the council has decided.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_submit, actor, row.organisation_id)
    current = held(row, version=version)
    require_state(current, *LIVE)
    require_in_year(current)
    require_reason(reason)
    changes: dict[str, Any] = {"state": State.WITHDRAWN, "declined_why": reason}
    return amend(actor=actor, verb="withdraw_submission", row=row, version=version,
                 changes=changes, may=may_submit, reason=reason)  # fmt: skip
