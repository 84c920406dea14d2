"""Papers of a submission to take away: its application, a sheet given, the draft of form 13."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse

from thidua.cycle.initiatives.models import Confirmation, Submission
from thidua.cycle.initiatives.papers import application, confirmation, review_sheet
from thidua.cycle.initiatives.permissions import may_assign
from thidua.cycle.initiatives.scoring import is_open
from thidua.surfaces.desk.papers import drawn
from thidua.surfaces.desk.views.initiatives.finding import found, submission_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def of_submission(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    row = submission_of(request, uid)
    return drawn(application(row), form, f"don-cong-nhan-sang-kien-{row.year}")


def of_review(request: SignedIn, uid: UUID, review: UUID, form: str) -> HttpResponse:
    """One's own sheet; another's only when all are in, and for whoever keeps the review."""
    row = submission_of(request, uid)
    reviews = list(row.reviews.select_related("reviewer", "submission__organisation__parent"))
    one = found(next((each for each in reviews if each.uid == review), None))
    own = one.reviewer_id == request.user.pk
    if not own and not (is_open(reviews) and may_assign(request.user, row.organisation_id)):
        raise Http404
    return drawn(review_sheet(one), form, "phieu-tham-dinh")


def of_confirmation(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    seen = Submission.objects.visible_to(request.user).values("pk")
    rows = Confirmation.objects.filter(submission__in=seen, uid=uid)
    row = found(rows.select_related("submission__organisation__parent").first())
    return drawn(confirmation(row), form, "mau-13")
