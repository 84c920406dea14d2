"""The list of uploads: filter, sort, search, take away as a file."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import, may_see_imports
from thidua.foundation.exchange.words import Outcome, State
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.exporting import LIMIT
from thidua.surfaces.desk.registers.filters import of_choices, of_conditions, of_places
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.listing import Shown, Words, as_file, files_at, framed
from thidua.surfaces.desk.registers.register import Register
from thidua.surfaces.desk.views.sweep.finding import SignedIn

PAGE = 50
WORDS = Words(
    ("%(shown)s lần nhập", "%(shown)s lần nhập"), _("Chưa có tệp nào được nhập"),
    _("Tải mẫu, điền danh sách của đơn vị, rồi nhập từ Excel; danh sách sẵn có cũng đọc được."),
    _("Không có lần nhập nào khớp bộ lọc"),
)  # fmt: skip
SHAPES = {State.PREVIEWED: "near", State.IMPORTED: "eligible"}


def _moment(batch: ImportBatch) -> str:
    return date_format(timezone.localtime(batch.previewed_at), "SHORT_DATETIME_FORMAT")


def _count(outcome: Outcome) -> Any:
    return lambda batch: batch.counts.get("outcomes", {}).get(outcome.value, 0)


BATCHES = Register(
    slug="nhap-xuat",
    title=_("Nhập, xuất bảng tính"),
    one=_("lần nhập"),
    lead=_("Mỗi tệp được xem trước rồi mới ghi vào sổ, và có thể hoàn tác."),
    rows=lambda actor: ImportBatch.objects.visible_to(actor).select_related(
        "owner", "organisation"
    ),
    columns=(
        Column("file", _("Tệp"), lambda row: row.file_name, sort=("folded",)),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: SHAPES.get(State(row.state), "not_eligible")),
        Column("organisation", _("Phạm vi"), lambda row: str(row.organisation),
               sort=("organisation__sort_key",)),
        Column("owner", _("Người nộp"), lambda row: str(row.owner), sort=("owner__full_name",)),
        Column("previewed_at", _("Nộp lúc"), _moment, sort=("previewed_at",), kind="day"),
        Column("new", _("Mới"), _count(Outcome.NEW), kind="num"),
        Column("changed", _("Khác với sổ"), _count(Outcome.CHANGED), kind="num"),
        Column("errors", _("Lỗi"), _count(Outcome.ERROR), kind="num"),
    ),
    filters=(
        of_choices("state", _("Tình trạng"), State.choices),
        of_conditions("form", _("Loại tệp"), {
            "workbook": (_("Bảng tính"), ~Q(counts__has_key="bundle")),
            "bundle": (_("Gói dữ liệu"), Q(counts__has_key="bundle")),
        }),
        of_places(_("Phạm vi"), "organisation"),
    ),
    search=("folded", "owner__full_name", "organisation__folded"),
    search_label=_("Tìm theo tệp, người nộp, đơn vị"),
    order="-previewed_at",
    form=RecordForm,
    may_see=may_see_imports,
    may_keep=may_import,
)  # fmt: skip


def batches(request: SignedIn) -> HttpResponse:
    rows, filters, order = _asked(request)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = Shown(BATCHES.title, BATCHES.columns, order, WORDS,
                  lambda row: reverse("desk:exchange-batch", args=[row.uid]))  # fmt: skip
    context = framed(
        request, page, shown, files_at("desk:exchange-file"), filters,
        search_label=BATCHES.search_label,
    )  # fmt: skip
    more = {"lead": BATCHES.lead, "deeds": _deeds(request)}
    return render(request, "desk/lists/page.html", context | more)


def file(request: SignedIn, form: str) -> HttpResponse:
    rows, _filters, _order = _asked(request)
    return as_file(request, BATCHES.slug, form, BATCHES.columns, rows[:LIMIT])


def _asked(request: SignedIn) -> tuple[Any, Any, str]:
    if not may_see_imports(request.user):
        raise Http404
    rows, filters = BATCHES.narrowed(request)
    rows, order = BATCHES.sorted(rows.defer("parsed"), request.GET.get("sort", ""))
    return rows, filters, order


def _deeds(request: SignedIn) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"label": _now("Xuất sổ làm việc"), "address": reverse("desk:exchange-export")}
    ]
    if may_import(request.user):
        found += [
            {"label": _now("Tải mẫu"), "address": reverse("desk:exchange-template")},
            {
                "label": _now("Nhập từ Excel"), "address": reverse("desk:exchange-upload"),
                "main": True,
            },
        ]  # fmt: skip
    return found
