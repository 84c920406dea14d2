from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.days import day_of
from thidua.cycle.initiatives.models import Review, Submission
from thidua.cycle.initiatives.permissions import may_review
from thidua.cycle.initiatives.refusals import require_in_year, require_state
from thidua.cycle.initiatives.scoring import kept, sheet_of
from thidua.cycle.initiatives.words import State
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import NotPermitted, require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def give_review(
    *, actor: Actor, row: Review, version: int, points: Mapping[int, Decimal], comment: str,
    on: date | None = None,
) -> Review:  # fmt: skip
    """Score a submission, in person and once; ``points`` by criterion; ``on``: the day of
    a sheet that was filled in on paper.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_review, actor, row.submission.organisation_id)
    if row.reviewer.uid != actor.uid:
        raise NotPermitted(_("Phiếu này giao cho người khác; chỉ người đó chấm. Chưa ghi gì."))
    submission = Submission.objects.select_for_update(no_key=True).get(pk=row.submission_id)
    require_state(submission, State.IN_REVIEW)
    require_in_year(submission)
    if row.done_on is not None:
        raise ValidationError(_("Phiếu đã gửi, không sửa được nữa."))
    if not comment.strip():
        raise ValidationError({"comment": _("Hãy ghi nhận xét, dù ngắn.")})
    criteria = sheet_of(row.submission.organisation)
    changes: dict[str, Any] = {
        "scores": {"lines": kept(criteria, points)}, "comment": comment,
        "total": sum((points[one.pk] for one in criteria), Decimal(0)),
        "done_on": day_of(on),
    }  # fmt: skip
    return amend(actor=actor, verb="give_review", row=row, version=version, changes=changes,
                 may=may_review)  # fmt: skip
