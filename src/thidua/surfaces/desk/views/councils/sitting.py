"""The page of a sitting: who came, whether they are enough, the ballots."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.bridge import votes
from thidua.cycle.councils.actions.close_sitting import close_sitting
from thidua.cycle.councils.actions.note_attendance import note_attendance
from thidua.cycle.councils.actions.open_sitting import open_sitting
from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.queries import awaiting
from thidua.cycle.councils.regulation import own_of
from thidua.cycle.councils.words import BallotState, SittingState
from thidua.cycle.decisions.permissions import may_draft
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.councils.finding import (
    crumbs,
    run_sitting_of,
    sitting_address,
    sitting_of,
)
from thidua.surfaces.desk.views.sweep.finding import SignedIn

PRESENT = {"yes": True, "no": False, "": None}


@require_GET
def page(request: SignedIn, uid: UUID) -> HttpResponse:
    sitting = sitting_of(request, uid)
    may = runs(sitting.council)(request.user, sitting.place_id)
    context = {
        "sitting": sitting, "crumbs": crumbs(sitting, itself=False), "may": may,
        "deeds": _deeds(request, sitting, may=may), "ballots": list(_ballots(sitting)),
        "rows": sitting.attendances.select_related("member__person__organisation").order_by(
            "member_id"
        ),
        "writable": may and sitting.state in (SittingState.PREPARED, SittingState.OPEN),
        "own": list(awaiting(request.user).filter(ballot__sitting=sitting)),
        "here": _here(sitting),
    }  # fmt: skip
    return render(request, "desk/councils/sitting.html", context)


@require_GET
def quorum(request: SignedIn, uid: UUID) -> HttpResponse:
    """How many have come, asked for again while the sitting is open."""
    sitting = sitting_of(request, uid)
    context = {"sitting": sitting, "here": _here(sitting)}
    return render(request, "desk/councils/quorum.html", context)


@require_POST
def begin(request: SignedIn, uid: UUID) -> HttpResponse:
    sitting, version = run_sitting_of(request, uid), version_of(request)
    done(
        request, lambda: open_sitting(actor=request.user, sitting=sitting, version=version),
        _("Phiên họp đã khai mạc. Hãy điểm danh rồi mở từng phiếu."),
    )  # fmt: skip
    return redirect(sitting_address(sitting))


@require_POST
def end(request: SignedIn, uid: UUID) -> HttpResponse:
    sitting, version = run_sitting_of(request, uid), version_of(request)
    done(
        request, lambda: close_sitting(actor=request.user, sitting=sitting, version=version),
        _("Phiên họp đã kết thúc. Hãy ghi biên bản."),
    )  # fmt: skip
    return redirect(sitting_address(sitting))


@require_POST
def attendance(request: SignedIn, uid: UUID) -> HttpResponse:
    sitting, version = run_sitting_of(request, uid), version_of(request)
    told = {
        row: (
            PRESENT.get(request.POST.get(f"here_{row}") or request.POST.get("rest", "")),
            request.POST.get(f"excuse_{row}", "").strip()[:200],
        )
        for row in sitting.attendances.values_list("uid", flat=True)
    }
    done(
        request,
        lambda: note_attendance(actor=request.user, sitting=sitting, version=version, told=told),
        _("Đã lưu điểm danh."),
    )
    return redirect(sitting_address(sitting))


def _deeds(request: SignedIn, sitting: Sitting, *, may: bool) -> list[dict[str, Any]]:
    found = []
    if may and sitting.state in (SittingState.PREPARED, SittingState.OPEN):
        address = reverse("desk:ballot-new", args=[sitting.uid])
        found.append({"label": _("Lập phiếu"), "address": address, "main": True})
    if sitting.state in (SittingState.CLOSED, SittingState.MINUTED):
        address = reverse("desk:sitting-minutes", args=[sitting.uid])
        found.append({"label": _("Biên bản"), "address": address, "main": True})
        if may_draft(request.user, sitting.place_id):
            found.append(
                {
                    "label": _("Soạn quyết định, tờ trình"),
                    "address": reverse("desk:decision-sources"),
                }
            )
    record = reverse("desk:record", args=["phien-hop", sitting.uid])
    return [*found, {"label": _("Thông tin, lịch sử"), "address": record}]


def _ballots(sitting: Sitting) -> Any:
    """With how many subjects each has; how many passed, once it is counted."""
    counted = Q(state=BallotState.CLOSED)
    return sitting.ballots.annotate(
        subjects=Count("items", distinct=True),
        passed=Count("items", filter=counted & Q(items__passed=True), distinct=True),
    ).order_by("pk")


def _here(sitting: Sitting) -> dict[str, Any]:
    """Members, those present, and how many the council's regulation asks for."""
    told = list(sitting.attendances.values_list("present", flat=True))
    own = own_of(sitting.council.regulation)
    part = votes.fraction(own.quorum) if own and own.quorum else None
    asked = None if part is None else -(-part.numerator * len(told) // part.denominator)
    present = sum(one is True for one in told)
    return {
        "members": len(told), "present": present, "asked": asked, "part": str(part or ""),
        "open": sum(one is None for one in told), "enough": asked is None or present >= asked,
        "missing": max(0, (asked or 0) - present),
    }  # fmt: skip
