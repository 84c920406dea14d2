"""Bundles taken in, and the senders this office knows: filtered, sorted, taken away."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from thidua.foundation.bundles.models import KnownSender
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.words import State
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.exporting import LIMIT
from thidua.surfaces.desk.registers.filters import of_choices, of_places
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.listing import (
    Sheet,
    Shown,
    Words,
    as_file,
    files_at,
    framed,
    of_values,
)
from thidua.surfaces.desk.registers.register import Register
from thidua.surfaces.desk.views.sweep.finding import SignedIn

PAGE = 50
SHAPES = {State.PREVIEWED: "near", State.IMPORTED: "eligible"}

BUNDLES = Register(
    slug="goi-du-lieu",
    title=_("Gói đã nhận"),
    one=_("gói"),
    rows=lambda actor: (
        ImportBatch.objects.visible_to(actor).filter(counts__has_key="bundle")
        .select_related("owner", "organisation").defer("parsed")
    ),
    columns=(
        Column("sender", _("Bên gửi"), lambda row: row.counts["bundle"]["sender"],
               sort=("counts__bundle__sender",)),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: SHAPES.get(State(row.state), "not_eligible")),
        Column("organisation", _("Nhận vào dưới"), lambda row: str(row.organisation),
               sort=("organisation__sort_key",)),
        Column("file", _("Tệp"), lambda row: row.file_name, sort=("folded",)),
        Column("owner", _("Người nhận"), lambda row: str(row.owner), sort=("owner__full_name",)),
        Column("previewed_at", _("Nhận lúc"), lambda row: timezone.localtime(row.previewed_at),
               sort=("previewed_at",), kind="day"),
        Column("fingerprint", _("Dấu vân tay"), lambda row: row.counts["bundle"]["fingerprint"],
               listed=False),
    ),
    filters=(
        of_choices("state", _("Tình trạng"), State.choices),
        of_places(_("Nhận vào dưới"), "organisation"),
    ),
    search=("folded", "owner__full_name", "organisation__folded"),
    search_label=_("Tìm theo tệp, người nhận, đơn vị"),
    order="-previewed_at",
    form=RecordForm,
    may_see=may_exchange_bundles,
    may_keep=~may_exchange_bundles,
)  # fmt: skip

WORDS = Words(none=_("Chưa nhận gói nào"), no_match=_("Không có gói nào khớp bộ lọc"))

SENDERS = Sheet(
    slug="ben-gui-da-biet",
    title=_("Bên gửi đã biết"),
    columns=(
        Column("name", _("Bên gửi"), lambda row: row.name, sort=("name",)),
        Column("fingerprint", _("Dấu vân tay"), lambda row: row.fingerprint),
        Column("by", _("Người xác nhận"), lambda row: row.confirmed_by, sort=("confirmed_by",)),
        Column("at", _("Xác nhận lúc"), lambda row: timezone.localtime(row.confirmed_at),
               sort=("confirmed_at",), kind="day"),
    ),
    order="name",
    sieves=(of_values("by", _("Người xác nhận"), lambda row: row.confirmed_by),),
    searched=lambda row: f"{row.name} {row.fingerprint}",
    search_label=_("Tìm theo tên, dấu vân tay"),
    words=Words(none=_("Chưa xác nhận bên gửi nào")),
)  # fmt: skip


def drawn(request: SignedIn) -> dict[str, Any]:
    """The list of bundles taken in, for the page that sends and receives."""
    rows, filters, order = _asked(request)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = Shown(BUNDLES.title, BUNDLES.columns, order, WORDS,
                  lambda row: reverse("desk:exchange-batch", args=[row.uid]))  # fmt: skip
    return framed(
        request, page, shown, files_at("desk:bundles-file"), filters,
        search_label=BUNDLES.search_label,
    )  # fmt: skip


@require_GET
def file(request: SignedIn, form: str) -> HttpResponse:
    require(may_exchange_bundles, request.user)
    rows, _filters, _order = _asked(request)
    return as_file(request, BUNDLES.slug, form, BUNDLES.columns, rows[:LIMIT])


def _asked(request: HttpRequest) -> tuple[Any, Any, str]:
    rows, filters = BUNDLES.narrowed(request)
    rows, order = BUNDLES.sorted(rows, request.GET.get("sort", ""))
    return rows, filters, order


@require_GET
def senders(request: HttpRequest) -> HttpResponse:
    require(may_exchange_bundles, reader(request))
    context = SENDERS.drawn(
        request, list(KnownSender.objects.all()), files_at("desk:bundle-senders-file")
    )
    crumbs = [(_("Gói dữ liệu"), reverse("desk:bundles"))]
    return render(request, "desk/lists/page.html", context | {"crumbs": crumbs})


@require_GET
def senders_file(request: HttpRequest, form: str) -> HttpResponse:
    require(may_exchange_bundles, reader(request))
    return SENDERS.file(request, form, list(KnownSender.objects.all()))
