from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Review, Submission
from thidua.cycle.initiatives.permissions import may_assign
from thidua.cycle.initiatives.refusals import require_in_year, require_state
from thidua.cycle.initiatives.scoring import REVIEWERS, sheet_of
from thidua.cycle.initiatives.words import State
from thidua.foundation.access.models import User
from thidua.foundation.keeping import amend, enter, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role


@transaction.atomic
def assign_reviewer(
    *, actor: Actor, submission: Submission, version: int, reviewer: User
) -> Review:
    """Ask one of the two reviewers; with the second the review begins.

    A reviewer holds the role over the unit and is no author. Raises NotPermitted,
    ValidationError, StaleEdit.
    """
    require(may_assign, actor, submission.organisation_id)
    current = held(submission, version=version)
    require_state(current, State.SUBMITTED)
    require_in_year(current)
    _require_fit(current, reviewer)
    row = Review(submission=current, reviewer=reviewer)
    made = enter(actor=actor, verb="assign_reviewer", row=row, may=may_assign)
    if current.reviews.count() >= REVIEWERS:
        changes: dict[str, Any] = {"state": State.IN_REVIEW}
        amend(actor=actor, verb="begin_review", row=submission, version=version, changes=changes,
              may=may_assign)  # fmt: skip
    return made


def _require_fit(row: Submission, reviewer: User) -> None:
    if not sheet_of(row.organisation):
        raise ValidationError(
            _("Cơ quan chưa có phiếu điểm sáng kiến. Hãy lập các tiêu chí chấm trước khi giao "
              "thẩm định.")
        )  # fmt: skip
    if row.organisation_id not in reviewer.reach(Role.INITIATIVE_REVIEWER):
        raise ValidationError(
            _("%(name)s không có vai trò thẩm định sáng kiến ở đơn vị này.") % {"name": reviewer}
        )
    if reviewer.person_id and row.authors.filter(person=reviewer.person_id).exists():
        raise ValidationError(_("Tác giả không thẩm định sáng kiến của chính mình."))
