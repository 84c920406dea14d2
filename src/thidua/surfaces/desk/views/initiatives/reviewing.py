"""The reviewer's own pages: what is asked of him or her, and the sheet to fill in, on one page."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View

from thidua.cycle.initiatives.actions.give_review import give_review
from thidua.cycle.initiatives.models import Criterion, Review
from thidua.cycle.initiatives.permissions import may_review
from thidua.cycle.initiatives.scoring import sheet_of
from thidua.cycle.movements.figures import figure
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.initiatives.finding import found
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def own_reviews(request: SignedIn) -> HttpResponse:
    require(may_review, request.user)
    rows = Review.objects.filter(reviewer=request.user).select_related("submission__organisation")
    context = {
        "waiting": [one for one in rows if one.done_on is None],
        "given": [one for one in rows if one.done_on is not None],
    }
    return render(request, "desk/initiatives/own_reviews.html", context)


class OwnReview(View):
    """Nobody opens another's sheet: to everyone else it does not exist."""

    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        """A sheet asked for again begins with what was given before."""
        row = self.row(request, uid)
        given = row.scores.get("lines", [])
        before = {one["text"]: figure(Decimal(one["points"])) for one in given}
        criteria = sheet_of(row.submission.organisation) if row.done_on is None else []
        typed = {one.pk: before.get(one.text, "") for one in criteria}
        return self.page(request, row, typed, row.comment)

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        """What was typed stays, whatever is wrong with it."""
        row = self.row(request, uid)
        criteria = sheet_of(row.submission.organisation)
        typed = {one.pk: request.POST.get(f"points_{one.pk}", "") for one in criteria}
        comment = request.POST.get("comment", "")

        def deed() -> None:
            give_review(
                actor=request.user, row=row, version=version_of(request),
                points=_points(criteria, typed), comment=comment,
            )  # fmt: skip

        if done(request, deed, _("Đã gửi phiếu thẩm định.")):
            return redirect("desk:own-reviews")
        return self.page(request, row, typed, comment, status=422)

    def row(self, request: SignedIn, uid: UUID) -> Review:
        require(may_review, request.user)
        rows = Review.objects.filter(reviewer=request.user, uid=uid)
        related = rows.select_related("submission__organisation", "reviewer")
        row: Review = found(related.first())
        return row

    def page(
        self, request: SignedIn, row: Review, typed: dict[int, str], comment: str = "",
        status: int = 200,
    ) -> HttpResponse:  # fmt: skip
        lines: list[Any] = row.scores.get("lines", [])
        if row.done_on is None:
            criteria = sheet_of(row.submission.organisation)
            lines = [(one, typed.get(one.pk, "")) for one in criteria]
        context = {
            "review": row, "row": row.submission, "lines": lines, "comment": comment,
            "authors": list(row.submission.authors.select_related("person")),
        }  # fmt: skip
        return render(request, "desk/initiatives/own_review.html", context, status=status)


def _points(criteria: list[Criterion], typed: dict[int, str]) -> dict[int, Decimal]:
    """Empty boxes are left out: the action says which. Raises ValidationError, by line."""
    found_: dict[int, Decimal] = {}
    faults = []
    for one in criteria:
        text = typed[one.pk].strip().replace(",", ".")
        if not text:
            continue
        try:
            found_[one.pk] = Decimal(text).quantize(Decimal("0.01"))
        except InvalidOperation:
            faults.append(_("%(line)s: «%(text)s» không phải số.") % {"line": one, "text": text})
    if faults:
        raise ValidationError(faults)
    return found_
