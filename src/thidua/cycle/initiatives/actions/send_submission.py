from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.authors import require_whole
from thidua.cycle.initiatives.comparing import find_likenesses
from thidua.cycle.initiatives.days import day_of
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_submit
from thidua.cycle.initiatives.refusals import require_state
from thidua.cycle.initiatives.scoring import REVIEWERS
from thidua.cycle.initiatives.words import State
from thidua.cycle.movements.queries import require_open
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def send_submission(
    *, actor: Actor, row: Submission, version: int, on: date | None = None
) -> Submission:
    """Hand it in: its texts are there, the shares sum to 100, and what resembles it is noted for
    a person to look at. One sent back goes to the reviewers it has. ``on``: the day it came,
    where it came on paper.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_submit, actor, row.organisation_id)
    current = held(row, version=version)
    require_state(current, State.DRAFT)
    require_open(current.organisation, current.year)
    require_whole(current)
    _require_texts(current)
    asked = current.reviews.count() >= REVIEWERS
    changes: dict[str, Any] = {
        "state": State.IN_REVIEW if asked else State.SUBMITTED, "declined_why": ""
    }  # fmt: skip
    changes["submitted_on"] = day_of(on)
    sent = amend(actor=actor, verb="send_submission", row=row, version=version, changes=changes,
                 may=may_submit)  # fmt: skip
    find_likenesses(sent)
    return sent


def _require_texts(row: Submission) -> None:
    missing = {
        name: _("Phải ghi nội dung này trước khi nộp.")
        for name in ("problem", "solution", "effect") if not getattr(row, name).strip()
    }  # fmt: skip
    if row.applied_from is None:
        missing["applied_from"] = _("Phải ghi ngày áp dụng, áp dụng thử trước khi nộp.")
    if missing:
        raise ValidationError(missing)
