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
def return_submission(*, actor: Actor, row: Submission, version: int, reason: str) -> Submission:
    """Send it back to its unit to be mended; the unit reads why. Sheets given already are asked
    for again: they speak of the text as it was.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_assign, actor, row.organisation_id)
    current = held(row, version=version)
    require_state(current, State.SUBMITTED, State.IN_REVIEW)
    require_in_year(current)
    require_reason(reason)
    changes: dict[str, Any] = {"state": State.DRAFT, "declined_why": reason}
    returned = amend(actor=actor, verb="return_submission", row=row, version=version,
                     changes=changes, may=may_assign, reason=reason)  # fmt: skip
    for one in returned.reviews.filter(done_on__isnull=False).order_by("pk"):
        amend(actor=actor, verb="ask_review_again", row=one, version=one.edit_version,
              changes={"done_on": None}, may=may_assign, reason=reason)  # fmt: skip
    return returned
