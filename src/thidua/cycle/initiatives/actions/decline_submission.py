from typing import Any

from django.db import transaction

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_assign
from thidua.cycle.initiatives.refusals import require_in_year, require_reason, require_state
from thidua.cycle.initiatives.words import State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def decline_submission(*, actor: Actor, row: Submission, version: int, reason: str) -> Submission:
    """Not recognised; the reason stands on the page.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_assign, actor, row.organisation_id)
    current = held(row, version=version)
    require_state(current, State.SUBMITTED, State.IN_REVIEW, State.FORWARDED)
    require_in_year(current)
    require_reason(reason)
    changes: dict[str, Any] = {"state": State.DECLINED, "declined_why": reason}
    return amend(actor=actor, verb="decline_submission", row=row, version=version,
                 changes=changes, may=may_assign, reason=reason)  # fmt: skip
