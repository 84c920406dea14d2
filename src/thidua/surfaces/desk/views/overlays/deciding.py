"""Send for confirmation, give back, confirm, discard."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.foundation.overlays.actions.confirm_overlay import confirm_overlay
from thidua.foundation.overlays.actions.discard_overlay import discard_overlay
from thidua.foundation.overlays.actions.return_overlay import return_overlay
from thidua.foundation.overlays.actions.submit_overlay import submit_overlay
from thidua.foundation.overlays.refusals import NotNow, Refused
from thidua.surfaces.desk.pressing import done, version_of
from thidua.surfaces.desk.views.overlays.finding import address, draft_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

REFUSALS = (NotNow, Refused)


@require_POST
def submit(request: SignedIn, uid: UUID) -> HttpResponse:
    draft, version = draft_of(request, uid), version_of(request)
    done(
        request, lambda: submit_overlay(actor=request.user, draft=draft, version=version),
        _("Đã gửi. Quy định được dùng khi một người khác xác nhận."), refusals=REFUSALS,
    )  # fmt: skip
    return redirect(address(draft))


@require_POST
def give_back(request: SignedIn, uid: UUID) -> HttpResponse:
    draft, version = draft_of(request, uid), version_of(request)
    reason = request.POST.get("reason", "").strip()[:500]
    done(
        request,
        lambda: return_overlay(actor=request.user, draft=draft, version=version, reason=reason),
        _("Đã trả lại để sửa."),
        refusals=REFUSALS,
    )
    return redirect(address(draft))


@require_POST
def confirm(request: SignedIn, uid: UUID) -> HttpResponse:
    draft, version = draft_of(request, uid), version_of(request)
    done(
        request, lambda: confirm_overlay(actor=request.user, draft=draft, version=version),
        _("Đã xác nhận. Quy định được dùng ngay, không cần khởi động lại."), refusals=REFUSALS,
    )  # fmt: skip
    return redirect(address(draft))


@require_POST
def discard(request: SignedIn, uid: UUID) -> HttpResponse:
    draft, version = draft_of(request, uid), version_of(request)
    done(
        request, lambda: discard_overlay(actor=request.user, draft=draft, version=version),
        _("Đã bỏ bản này; quy định đang dùng không thay đổi."), refusals=REFUSALS,
    )  # fmt: skip
    return redirect("desk:overlays")
