from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Review, Submission
from thidua.cycle.initiatives.permissions import may_assign
from thidua.cycle.initiatives.refusals import require_in_year
from thidua.cycle.initiatives.words import State
from thidua.foundation.keeping import amend, strike
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def release_reviewer(*, actor: Actor, row: Review, version: int, reason: str) -> None:
    """Take the task from a reviewer who has given no points yet; another may then be asked."""
    submission = Submission.objects.get(pk=row.submission_id)
    require(may_assign, actor, submission.organisation_id)
    require_in_year(submission)
    if row.done_on is not None:
        raise ValidationError(_("Người này đã chấm điểm; phiếu đã gửi không bỏ được."))
    strike(actor=actor, verb="release_reviewer", row=row, version=version, may=may_assign,
           reason=reason)  # fmt: skip
    if submission.state == State.IN_REVIEW:
        changes: dict[str, Any] = {"state": State.SUBMITTED}
        amend(actor=actor, verb="reopen_assignment", row=submission,
              version=submission.edit_version, changes=changes, may=may_assign)  # fmt: skip
