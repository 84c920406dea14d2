"""Papers of a review and of a file: drafted ones to take away, kept ones, uploads."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.cycle.nominations.actions.attach_paper import attach_paper
from thidua.cycle.nominations.actions.keep_report import keep_report
from thidua.cycle.nominations.actions.remove_paper import remove_paper
from thidua.cycle.nominations.actions.waive_paper import waive_paper
from thidua.cycle.nominations.models import Nomination, UnitReview
from thidua.cycle.nominations.papers import minutes, report, submission
from thidua.cycle.nominations.states import LIVE
from thidua.foundation.documents.media import PDF
from thidua.foundation.documents.state_paper import StatePaper
from thidua.surfaces.desk.papers import FORMS, drawn, file_of
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.nominations.finding import nomination_of, review_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

MINUTES, SUBMISSION = "bien-ban", "to-trinh"
LARGEST = 20 * 1024 * 1024


def of_review(request: SignedIn, uid: UUID, what: str, form: str) -> HttpResponse:
    """The minutes as they stand, or as they were signed; the unit's submission."""
    row = review_of(request, uid)
    if form not in FORMS or what not in (MINUTES, SUBMISSION):
        raise Http404
    name = f"{what}-{row.round.year}"
    if what == SUBMISSION:
        return drawn(_submission(row), form, name)
    if form == "pdf" and row.minutes:
        return file_of(bytes(row.minutes.content), PDF, row.minutes.name)
    return drawn(minutes(row), form, name)


def _submission(row: UnitReview) -> StatePaper:
    files = Nomination.objects.filter(round=row.round, unit=row.unit, state__in=LIVE)
    ordered = files.order_by("award", "organisation__sort_key", "person__sort_key", "pk")
    return submission(row.round, row.unit, list(ordered.with_subject()))


def of_nomination(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    row = nomination_of(request, uid)
    return drawn(report(row), form, f"bao-cao-thanh-tich-{row.round.year}")


@require_POST
def keep(request: SignedIn, uid: UUID) -> HttpResponse:
    row = nomination_of(request, uid)
    done(
        request, lambda: keep_report(actor=request.user, nomination=row),
        _("Đã lưu báo cáo soạn sẵn vào hồ sơ."),
    )  # fmt: skip
    return redirect("desk:nomination", uid)


@require_POST
def attach(request: SignedIn, uid: UUID) -> HttpResponse:
    """Keep an upload, or the reason why the paper is not there."""
    row = nomination_of(request, uid)
    kind, name = request.POST.get("kind", "")[:60] or "other", request.POST.get("name", "").strip()
    file, why = request.FILES.get("file"), request.POST.get("why", "").strip()
    if file is not None and (file.size or 0) > LARGEST:
        messages.error(request, _("Tệp lớn hơn 20 MB nên chưa được lưu. Hãy chọn tệp nhỏ hơn."))
    elif file is not None:
        done(
            request,
            lambda: attach_paper(
                actor=request.user, nomination=row, kind=kind,
                name=name[:300] or file.name or kind, file_name=file.name or kind,
                content=file.read(),
            ),
            _("Đã lưu giấy tờ vào hồ sơ."),
        )  # fmt: skip
    else:
        done(
            request,
            lambda: waive_paper(
                actor=request.user, nomination=row, kind=kind, name=name[:300], why=why
            ),
            _("Đã ghi lý do không kèm giấy tờ."),
        )
    return redirect("desk:nomination", uid)


def kept(request: SignedIn, uid: UUID, paper: UUID) -> HttpResponse:
    """A paper of a file, to whoever may see the file."""
    row = nomination_of(request, uid)
    found = row.papers.filter(uid=paper, paper__isnull=False).select_related("paper").first()
    if found is None or found.paper is None:
        raise Http404
    return file_of(bytes(found.paper.content), found.paper.media_type, found.paper.name)


@require_POST
def remove(request: SignedIn, uid: UUID, paper: UUID) -> HttpResponse:
    row = nomination_of(request, uid)
    found = row.papers.filter(uid=paper).select_related("nomination__unit").first()
    if found is None:
        raise Http404
    done(
        request,
        lambda: remove_paper(
            actor=request.user, row=found, version=version_of(request),
            reason=_("Bỏ khỏi hồ sơ đang lập."),
        ),
        _("Đã bỏ khỏi hồ sơ."),
    )  # fmt: skip
    return redirect("desk:nomination", uid)
