from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from thidua.cycle.initiatives.hindrances import hindrances
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_assign
from thidua.cycle.initiatives.refusals import require_in_year, require_state
from thidua.cycle.initiatives.words import State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def forward_submission(*, actor: Actor, row: Submission, version: int) -> Submission:
    """Put it before the initiative council: both reviews are in, no line that knocks out is under
    its floor, and every pair that looks alike has been looked at.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_assign, actor, row.organisation_id)
    current = held(row, version=version)
    require_state(current, State.IN_REVIEW)
    require_in_year(current)
    faults = hindrances(current)
    if faults:
        raise ValidationError(faults)
    changes: dict[str, Any] = {"state": State.FORWARDED}
    return amend(actor=actor, verb="forward_submission", row=row, version=version,
                 changes=changes, may=may_assign)  # fmt: skip
