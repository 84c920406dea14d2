from typing import Any

from django.db import transaction

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_assign
from thidua.cycle.initiatives.refusals import require_reason, require_state
from thidua.cycle.initiatives.words import State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def return_submission(*, actor: Actor, row: Submission, version: int, reason: str) -> Submission:
    """Send it back to its unit to be mended; the unit reads why.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_assign, actor, row.organisation_id)
    require_state(held(row, version=version), State.SUBMITTED, State.IN_REVIEW)
    require_reason(reason)
    changes: dict[str, Any] = {"state": State.DRAFT, "declined_why": reason}
    return amend(actor=actor, verb="return_submission", row=row, version=version,
                 changes=changes, may=may_assign, reason=reason)  # fmt: skip
