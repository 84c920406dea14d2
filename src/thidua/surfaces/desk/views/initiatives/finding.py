"""The submission an address names: to whoever may not see it, it does not exist."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404

from thidua.cycle.initiatives.models import Submission
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def submission_of(request: SignedIn, uid: UUID) -> Submission:
    rows = Submission.objects.visible_to(request.user).select_related("organisation__parent")
    return found(rows.filter(uid=uid).first())


def found(row: Any) -> Any:
    if row is None:
        raise Http404
    return row
