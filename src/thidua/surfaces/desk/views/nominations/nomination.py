"""A file: what it says, its papers, the check before sending, what becomes of it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.cycle.nominations.actions.correct_nomination import correct_nomination
from thidua.cycle.nominations.actions.submit_nominations import submit_nominations
from thidua.cycle.nominations.checking import Preflight, preflight
from thidua.cycle.nominations.drafting import drafts
from thidua.cycle.nominations.models import DossierPaper, Nomination
from thidua.cycle.nominations.parts import part_word
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.states import OPEN_TO_UNIT
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.registers.books.nominations import NOMINATIONS
from thidua.surfaces.desk.views.nominations.finding import crumbs, nomination_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

NOT_OF_UNIT = ("freshness", "sending")


def nomination_page(request: SignedIn, uid: UUID) -> HttpResponse:
    row = nomination_of(request, uid)
    writes = row.state in OPEN_TO_UNIT and may_draw_up(request.user, row.unit_id)
    found = preflight(request.user, row)
    papers = list(row.papers.select_related("paper").defer("paper__content"))
    context = {
        "nomination": row, "check": found, "crumbs": crumbs(row.round), "writes": writes,
        "days": row.days_since_deed(row.submitted_on or timezone.localdate()),
        "remarks": [(part_word(row, one.field), one) for one in row.remarks.all()],
        "papers": _papers(found, papers), "more": _more(found, papers),
        "subject_at": f"{address_of(row.subject)}?year={row.round.year}",
        "why": _why(row, found), "deeds": _deeds(request, row, writes=writes),
    }  # fmt: skip
    return render(request, "desk/nominations/nomination.html", context)


def _papers(found: Preflight, kept: list[DossierPaper]) -> list[dict[str, Any]]:
    """What the law asks for, each with what stands in the file for it."""
    return [
        {"wanted": one, "kept": [paper for paper in kept if paper.kind == one.id]}
        for one in found.papers if one.status != "not_needed" and one.word not in NOT_OF_UNIT
    ]  # fmt: skip


def _more(found: Preflight, kept: list[DossierPaper]) -> list[DossierPaper]:
    """Papers beyond what the law asks for."""
    asked = {one.id for one in found.papers if one.status != "not_needed"}
    return [paper for paper in kept if paper.kind not in asked]


def _why(row: Nomination, found: Preflight) -> str:
    if found.shown is None:
        return ""
    address = reverse("desk:why", args=[row.subject.uid, row.award])
    return f"{address}?year={row.round.year}&received={row.round.reckoned.isoformat()}"


def _deeds(request: SignedIn, row: Nomination, *, writes: bool) -> list[dict[str, Any]]:
    slug = NOMINATIONS.slug
    deeds: list[dict[str, Any]] = []
    if writes:
        address = reverse("desk:record-correct", args=[slug, row.uid])
        deeds.append({"label": _("Sửa hồ sơ"), "address": address})
    fitting = (one for one in NOMINATIONS.deeds if one.fits(row))
    for deed in fitting:
        if deed.may(request.user, row.unit_id):
            address = reverse("desk:record-deed", args=[slug, row.uid, deed.slug])
            main = deed.slug == "tham-dinh"
            deeds.append({"label": deed.label, "address": address, "main": main})
    return deeds


@require_POST
def submit(request: SignedIn, uid: UUID) -> HttpResponse:
    row = nomination_of(request, uid)
    done(
        request,
        lambda: submit_nominations(actor=request.user, nominations=[row]),
        _("Đã nộp hồ sơ. Ngày nộp được giữ nguyên từ nay."),
    )
    return redirect("desk:nomination", uid)


@require_POST
def draft(request: SignedIn, uid: UUID) -> HttpResponse:
    """Write the summary and the object class anew from the registry."""
    row = nomination_of(request, uid)
    made = drafts(row.round, [row.subject])[row.subject.uid]
    done(
        request,
        lambda: correct_nomination(
            actor=request.user, row=row, version=version_of(request), summary=made.summary,
            object_class=row.object_class or made.object_class,
        ),
        _("Đã soạn tóm tắt từ dữ liệu trong sổ; hãy đọc lại và sửa cho đúng việc đã làm."),
    )  # fmt: skip
    return redirect("desk:nomination", uid)
