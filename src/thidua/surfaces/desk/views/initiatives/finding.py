"""The submission an address names: to whoever may not see it, it does not exist."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_see_submissions
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def submission_of(request: SignedIn, uid: UUID) -> Submission:
    rows = Submission.objects.visible_to(request.user).select_related("organisation__parent")
    row: Submission = found(rows.filter(uid=uid).first())
    require(may_see_submissions, request.user)
    return row


def found(row: Any) -> Any:
    if row is None:
        raise Http404
    return row
