"""Who sent a bundle, and what to do with rows that differ here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from thidua.foundation.bundles.actions.confirm_sender import confirm_sender
from thidua.foundation.bundles.actions.decide_bundle import decide_bundle
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.bundles.planning import KEEP, NEW, TAKE
from thidua.foundation.exchange.models import ImportBatch, ImportLine
from thidua.foundation.exchange.refusals import NotNow
from thidua.foundation.exchange.words import State
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.pressing import version_of
from thidua.surfaces.desk.views.exchange.batch import shown
from thidua.surfaces.desk.views.exchange.finding import address, batch_of, stale
from thidua.surfaces.desk.views.sweep.finding import SignedIn

PAGE = 50


class Choose(View):
    """Rows that wait for a choice, and those chosen before."""

    def get(self, request: SignedIn, uid: UUID) -> HttpResponse:
        batch = _bundle(request, uid)
        lines = batch.lines.visible_to(request.user).filter(content__has_key="choices")
        page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
        context = {
            "batch": batch, "page": page, "asked": [_asked(line) for line in page],
            "told": batch.counts["bundle"], "open": batch.state == State.PREVIEWED,
            "crumbs": [(_("Gói dữ liệu"), reverse("desk:bundles")),
                       (batch.file_name, address(batch))],
        }  # fmt: skip
        return render(request, "desk/bundles/choose.html", context)

    def post(self, request: SignedIn, uid: UUID) -> HttpResponse:
        batch = _bundle(request, uid)
        choices = {
            name.removeprefix("row-"): str(value)
            for name, value in request.POST.items()
            if name.startswith("row-")
        }
        _redrawn(request, batch, version_of(request), choices)
        return redirect("desk:bundle-choose", uid)


@require_POST
def sender(request: SignedIn, uid: UUID) -> HttpResponse:
    batch = _bundle(request, uid)
    try:
        confirm_sender(actor=request.user, batch=batch, typed=request.POST.get("typed", ""))
    except (NotNow, ValidationError) as refused:
        told = refused.messages if isinstance(refused, ValidationError) else [str(refused)]
        messages.error(request, " ".join(told))
        return redirect("desk:bundle-choose", uid)
    _redrawn(request, batch, batch.edit_version, {})
    return redirect(address(batch))


def _redrawn(request: SignedIn, batch: ImportBatch, version: int, choices: dict[str, str]) -> None:
    try:
        decide_bundle(actor=request.user, batch=batch, version=version, choices=choices)
    except StaleEdit:
        messages.error(request, stale())
    except NotNow as refused:
        messages.error(request, str(refused))


def _bundle(request: SignedIn, uid: UUID) -> ImportBatch:
    require(may_exchange_bundles, request.user)
    batch = batch_of(request, uid)
    if "bundle" not in batch.counts:
        raise Http404
    return batch


def _asked(line: ImportLine) -> dict[str, Any]:
    """A line with what may be chosen for it, in words."""
    content = line.content
    return {
        "line": shown(line), "uid": content["bundle"], "chosen": content["chosen"],
        "choices": [(value, _word(value, text)) for value, text in content["choices"]],
    }  # fmt: skip


def _word(value: str, text: str) -> str:
    words = {TAKE: _("Lấy theo gói"), KEEP: _("Giữ ở đây"), NEW: _("Là người khác, thêm mới")}
    return words.get(value) or _("Chính là %(who)s") % {"who": text}
