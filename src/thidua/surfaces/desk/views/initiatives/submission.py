"""A submission: what it says, what it resembles, what the reviewers say, what comes next."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.cycle.initiatives.actions.assign_reviewer import assign_reviewer
from thidua.cycle.initiatives.actions.forward_submission import forward_submission
from thidua.cycle.initiatives.actions.release_reviewer import release_reviewer
from thidua.cycle.initiatives.actions.send_submission import send_submission
from thidua.cycle.initiatives.comparing import pairs_of
from thidua.cycle.initiatives.hindrances import hindrances
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.permissions import may_assign, may_submit
from thidua.cycle.initiatives.recognised import recognised_as, uses_of
from thidua.cycle.initiatives.reviewers import reviewers_for
from thidua.cycle.initiatives.scoring import is_open, mean_total, sheet_of, together
from thidua.cycle.initiatives.words import State
from thidua.foundation.registry.catalogue import award_name
from thidua.foundation.registry.models import Initiative
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.registers.books.submissions import SUBMISSIONS
from thidua.surfaces.desk.views.initiatives.finding import found, submission_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.year.tally import rows_of


def submission_page(request: SignedIn, uid: UUID) -> HttpResponse:
    row = submission_of(request, uid)
    keeps = may_assign(request.user, row.organisation_id)
    context = {
        "row": row, "crumbs": [(_("Hồ sơ sáng kiến"), rows_of("ho-so-sang-kien"))],
        "authors": list(row.authors.select_related("person__organisation")),
        "writes": row.state == State.DRAFT and may_submit(request.user, row.organisation_id),
        "keeps": keeps, "deeds": _deeds(request, row),
        "confirmations": list(row.confirmations.all()),
        "kept": recognised_as(row),
        "uses": [(use, award_name(use.award)) for use in uses_of(row)],
    }  # fmt: skip
    context |= _reviews(request, row, keeps=keeps)
    if keeps:
        context |= _keeping(row)
    return render(request, "desk/initiatives/submission.html", context)


def _reviews(request: SignedIn, row: Submission, *, keeps: bool) -> dict[str, Any]:
    """Points are read only when everybody asked has given theirs."""
    reviews = list(row.reviews.select_related("reviewer"))
    own = next((one for one in reviews if one.reviewer_id == request.user.pk), None)
    open_ = is_open(reviews)
    shows = keeps or own is not None
    return {
        "own": own, "reviews": reviews if shows else [], "open": open_,
        "lines": together(reviews) if open_ and shows else [],
        "total": mean_total(reviews) if open_ else None,
    }  # fmt: skip


def _keeping(row: Submission) -> dict[str, Any]:
    pairs = list(pairs_of(row))
    registry = Initiative.objects.in_bulk(
        [one.recognised_uid for one in pairs if one.recognised_uid], field_name="uid"
    )
    told = [(one, _other(row, one, registry)) for one in pairs]
    assigning = row.state == State.SUBMITTED
    return {
        "pairs": told,
        "hindrances": hindrances(row) if row.state == State.IN_REVIEW else [],
        "reviewers": reviewers_for(row) if assigning else [],
        "assigning": assigning, "no_sheet": assigning and not sheet_of(row.organisation),
        "sheet_at": rows_of("phieu-diem-sang-kien"),
    }  # fmt: skip


def _other(row: Submission, pair: Any, registry: dict[Any, Initiative]) -> Any:
    if pair.recognised_uid:
        return registry.get(pair.recognised_uid)
    return pair.second if pair.first_id == row.pk else pair.first


def _deeds(request: SignedIn, row: Submission) -> list[dict[str, Any]]:
    slug = SUBMISSIONS.slug
    deeds: list[dict[str, Any]] = []
    if row.state == State.DRAFT and may_submit(request.user, row.organisation_id):
        deeds.append({"label": _("Sửa hồ sơ"),
                      "address": reverse("desk:record-correct", args=[slug, row.uid])})  # fmt: skip
    for deed in SUBMISSIONS.deeds:
        if deed.fits(row) and deed.may(request.user, row.organisation_id):
            address = reverse("desk:record-deed", args=[slug, row.uid, deed.slug])
            main = deed.slug in ("cong-nhan", "pham-vi-rong-hon")
            deeds.append({"label": deed.label, "address": address, "main": main})
    return deeds


@require_POST
def send(request: SignedIn, uid: UUID) -> HttpResponse:
    row = submission_of(request, uid)
    done(
        request,
        lambda: send_submission(actor=request.user, row=row, version=version_of(request)),
        _("Đã nộp hồ sơ sáng kiến."),
    )
    return redirect("desk:submission", uid)


@require_POST
def assign(request: SignedIn, uid: UUID) -> HttpResponse:
    row = submission_of(request, uid)
    asked = request.POST.get("reviewer", "")
    chosen = found(next((one for one in reviewers_for(row) if str(one.uid) == asked), None))
    done(
        request,
        lambda: assign_reviewer(
            actor=request.user, submission=row, version=version_of(request), reviewer=chosen
        ),
        _("Đã giao thẩm định."),
    )
    return redirect("desk:submission", uid)


@require_POST
def release(request: SignedIn, uid: UUID) -> HttpResponse:
    row = submission_of(request, uid)
    review = found(
        next((one for one in row.reviews.all() if str(one.pk) == request.POST.get("review")), None)
    )
    done(
        request,
        lambda: release_reviewer(
            actor=request.user, row=review, version=version_of(request),
            reason=request.POST.get("reason", ""),
        ),
        _("Đã thôi giao cho người này."),
    )  # fmt: skip
    return redirect("desk:submission", uid)


@require_POST
def forward(request: SignedIn, uid: UUID) -> HttpResponse:
    row = submission_of(request, uid)
    done(
        request,
        lambda: forward_submission(actor=request.user, row=row, version=version_of(request)),
        _("Đã trình hội đồng sáng kiến."),
    )
    return redirect("desk:submission", uid)
