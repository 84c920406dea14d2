"""Send for confirmation, give back, confirm, discard."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.foundation.keeping import StaleEdit
from thidua.foundation.overlays.actions.confirm_overlay import confirm_overlay
from thidua.foundation.overlays.actions.discard_overlay import discard_overlay
from thidua.foundation.overlays.actions.return_overlay import return_overlay
from thidua.foundation.overlays.actions.submit_overlay import submit_overlay
from thidua.foundation.overlays.models import OverlayDraft
from thidua.foundation.overlays.refusals import NotNow, Refused
from thidua.surfaces.desk.views.overlays.finding import address, draft_of, version_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def _done(request: SignedIn, deed: Callable[[], OverlayDraft], said: str) -> None:
    try:
        deed()
    except StaleEdit:
        messages.error(request, _("Bản này vừa được người khác sửa; hãy xem lại rồi làm tiếp."))
    except (NotNow, Refused) as error:
        messages.error(request, str(error))
    else:
        messages.success(request, said)


@require_POST
def submit(request: SignedIn, uid: UUID) -> HttpResponse:
    draft, version = draft_of(request, uid), version_of(request)
    _done(
        request, lambda: submit_overlay(actor=request.user, draft=draft, version=version),
        _("Đã gửi. Quy định được dùng khi một người khác xác nhận."),
    )  # fmt: skip
    return redirect(address(draft))


@require_POST
def give_back(request: SignedIn, uid: UUID) -> HttpResponse:
    draft, version = draft_of(request, uid), version_of(request)
    reason = request.POST.get("reason", "").strip()[:500]
    _done(
        request,
        lambda: return_overlay(actor=request.user, draft=draft, version=version, reason=reason),
        _("Đã trả lại để sửa."),
    )
    return redirect(address(draft))


@require_POST
def confirm(request: SignedIn, uid: UUID) -> HttpResponse:
    draft, version = draft_of(request, uid), version_of(request)
    _done(
        request, lambda: confirm_overlay(actor=request.user, draft=draft, version=version),
        _("Đã xác nhận. Quy định được dùng ngay, không cần khởi động lại."),
    )  # fmt: skip
    return redirect(address(draft))


@require_POST
def discard(request: SignedIn, uid: UUID) -> HttpResponse:
    draft, version = draft_of(request, uid), version_of(request)
    _done(
        request, lambda: discard_overlay(actor=request.user, draft=draft, version=version),
        _("Đã bỏ bản này; quy định đang dùng không thay đổi."),
    )  # fmt: skip
    return redirect("desk:overlays")
