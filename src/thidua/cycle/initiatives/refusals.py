"""Why something cannot be done to a submission as it stands."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.words import State
from thidua.cycle.movements.queries import require_open


def require_state(row: Submission, *states: State) -> None:
    """Raises ValidationError; nothing has changed."""
    if row.state not in states:
        raise ValidationError(
            _("Hồ sơ sáng kiến đang ở tình trạng «%(state)s» nên không làm được việc này; "
              "chưa ghi gì.") % {"state": row.get_state_display()}
        )  # fmt: skip


def require_in_year(row: Submission) -> None:
    """What its unit, its reviewers and the standing body do with it, they do while its year is
    open; what a decision and a higher level say of it comes when it comes. Raises
    ValidationError."""
    require_open(row.organisation, row.year)


def require_reason(reason: str) -> None:
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do; lý do được lưu vào nhật ký.")})
