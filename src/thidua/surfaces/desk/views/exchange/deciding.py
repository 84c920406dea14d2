"""Import, discard, undo."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from thidua.foundation.exchange.actions.discard_import import discard_import
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.exchange.refusals import NotNow, PreviewChanged, require_state
from thidua.foundation.exchange.sizes import is_large
from thidua.foundation.exchange.words import Result, State
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.pressing import version_of
from thidua.surfaces.desk.views.exchange.background import started
from thidua.surfaces.desk.views.exchange.finding import address, batch_of, stale, turned_back
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def _done(
    request: SignedIn, batch: ImportBatch, deed: Callable[[], ImportBatch]
) -> ImportBatch | None:
    try:
        return deed()
    except StaleEdit:
        batch.refresh_from_db(fields=["state"])
        messages.error(request, stale())
    except (NotNow, PreviewChanged) as error:
        messages.error(request, str(error))
    return None


@require_POST
def into_registry(request: SignedIn, uid: UUID) -> HttpResponse:
    batch = batch_of(request, uid)
    version, whole = version_of(request), request.POST.get("changes", "write") == "write"
    if is_large(batch) or "bundle" in batch.counts:
        return started(request, "import_rows", batch, version=version, with_changes=whole)
    done = _done(
        request, batch,
        lambda: import_batch(actor=request.user, batch=batch, version=version, with_changes=whole),
    )  # fmt: skip
    if done:
        messages.success(
            request,
            _("Đã ghi %(count)s dòng vào sổ. Nếu nhầm, có thể hoàn tác lần nhập này.")
            % {"count": done.counts["written"]},
        )
    return redirect(address(batch))


@require_POST
def discard(request: SignedIn, uid: UUID) -> HttpResponse:
    batch = batch_of(request, uid)
    version = version_of(request)
    done = _done(
        request, batch, lambda: discard_import(actor=request.user, batch=batch, version=version)
    )
    if done is None:
        return redirect(address(batch))
    messages.success(request, _("Đã bỏ tệp; sổ không thay đổi và nội dung tệp không được giữ."))
    return redirect("desk:exchange")


class Undo(View):
    """Say what will happen, ask why, then take the import back."""

    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        batch = batch_of(request, uid)
        require(may_import, request.user, batch.place_id)
        try:
            require_state(batch, State.IMPORTED)
        except NotNow as error:
            return turned_back(request, batch, error)
        context = {
            "batch": batch, "written": batch.counts.get("written", 0),
            "crumbs": [
                (_("Nhập, xuất bảng tính"), reverse("desk:exchange")),
                (batch.file_name, address(batch)),
            ],
        }  # fmt: skip
        return render(request, "desk/exchange/undo.html", context)

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        batch = batch_of(request, uid)
        version, reason = version_of(request), request.POST.get("reason", "").strip()[:500]
        if not reason:
            messages.error(request, _("Hãy ghi lý do hoàn tác; lý do được lưu vào nhật ký."))
            return redirect(address(batch, "exchange-undo"))
        if is_large(batch):
            return started(request, "undo_import", batch, version=version, reason=reason)
        done = _done(
            request, batch,
            lambda: undo_import(actor=request.user, batch=batch, version=version, reason=reason),
        )  # fmt: skip
        if done:
            self._tell(request, done)
        return redirect(address(batch))

    def _tell(self, request: SignedIn, done: ImportBatch) -> None:
        results = done.counts["results"]
        kept = results.get(Result.KEPT, 0)
        messages.success(
            request,
            _("Đã hoàn tác: gỡ %(removed)s dòng, trả lại như cũ %(restored)s dòng.")
            % {"removed": results.get(Result.REMOVED, 0),
               "restored": results.get(Result.RESTORED, 0)},
        )  # fmt: skip
        if kept:
            messages.warning(
                request,
                _(
                    "Giữ lại %(count)s dòng vì đã được sửa hoặc có bản ghi khác dựa vào; "
                    "xem bên dưới."
                )
                % {"count": kept},
            )
