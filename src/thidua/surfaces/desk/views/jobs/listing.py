"""The list of background work: one's own; the administrator sees everybody's, not what it holds."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from thidua.foundation.jobs.kinds import KINDS
from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.queries import mine, someone_works
from thidua.foundation.jobs.words import State
from thidua.foundation.policy.predicates import Predicate
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.exporting import LIMIT
from thidua.surfaces.desk.registers.filters import Filter, of_choices
from thidua.surfaces.desk.registers.forms import RecordForm
from thidua.surfaces.desk.registers.listing import Shown, Words, as_file, files_at, framed
from thidua.surfaces.desk.registers.register import Register

PAGE = 50
WORDS = Words(
    ("%(shown)s việc", "%(shown)s việc"), _("Chưa có việc chạy nền nào"),
    _("Khi nhập bảng tính lớn hoặc xuất danh sách dài, việc sẽ chạy ở đây và báo khi xong."),
    _("Không có việc nào khớp bộ lọc"), "",
)  # fmt: skip
SHAPES = {State.DONE: "eligible", State.RUNNING: "near", State.FAILED: "on_hold"}
anyone = Predicate(lambda _actor, _place: True, lambda: str(_("mọi người")))


def moment(when: Any) -> str:
    return date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT") if when else ""


def _kinds(_request: HttpRequest, _rows: Any) -> list[tuple[str, Any]]:
    return [(name, kind.title) for name, kind in sorted(KINDS.items())]


def _share(job: Job) -> str:
    return "" if job.share is None else f"{job.share} %"


JOBS = Register(
    slug="viec-nen",
    title=_("Việc chạy nền"),
    one=_("việc chạy nền"),
    lead=_("Việc lâu chạy ở nền: có thể đóng trang, làm việc khác rồi quay lại xem."),
    rows=lambda actor: (
        Job.objects.visible_to(actor).told_to(actor).select_related("owner", "organisation")
    ),
    columns=(
        Column("title", _("Loại việc"), str, sort=("kind",)),
        Column("told", _("Nội dung"), lambda row: row.told, sort=("told",)),
        Column("state", _("Tình trạng"), lambda row: row.get_state_display(), sort=("state",),
               shape=lambda row: SHAPES.get(State(row.state), "not_eligible")),
        Column("share", _("Tiến độ"), _share, kind="num"),
        Column("organisation", _("Phạm vi"), lambda row: str(row.organisation or ""),
               sort=("organisation__sort_key",)),
        Column("owner", _("Người yêu cầu"), lambda row: str(row.owner or ""),
               sort=("owner__full_name",)),
        Column("queued_at", _("Yêu cầu lúc"), lambda row: moment(row.queued_at),
               sort=("queued_at",), kind="day"),
        Column("finished_at", _("Kết thúc lúc"), lambda row: moment(row.finished_at),
               sort=("finished_at",), kind="day"),
    ),
    filters=(
        of_choices("state", _("Tình trạng"), State.choices),
        Filter("kind", _("Loại việc"), _kinds, lambda rows, value: rows.filter(kind=value)),
        Filter("whose", _("Của ai"),
               lambda _request, _rows: [("mine", _("Của tôi")), ("others", _("Của người khác"))],
               lambda rows, _value: rows),
    ),
    order="-queued_at",
    form=RecordForm,
    may_see=anyone,
    may_keep=~anyone,
)  # fmt: skip


def jobs(request: HttpRequest) -> HttpResponse:
    rows, filters, order = _asked(request)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    shown = Shown(JOBS.title, JOBS.columns, order, WORDS,
                  lambda row: reverse("desk:job", args=[row.uid]))  # fmt: skip
    context = framed(request, page, shown, files_at("desk:jobs-file"), filters) | {
        "lead": JOBS.lead,
        "nobody_works": any(row.is_open for row in page) and not someone_works(),
        "lively": any(row.is_open for row in page),
    }  # fmt: skip
    return render(request, "desk/jobs/list.html", context)


def file(request: HttpRequest, form: str) -> HttpResponse:
    rows, _filters, _order = _asked(request)
    return as_file(request, JOBS.slug, form, JOBS.columns, rows[:LIMIT])


def sign(request: HttpRequest) -> HttpResponse:
    """The mark in the page's head, asked for again while something runs."""
    return render(request, "desk/jobs/sign.html", {"jobs": mine(reader(request))})


def _asked(request: HttpRequest) -> tuple[Any, Any, str]:
    rows, filters = JOBS.narrowed(request)
    own = Q(owner=reader(request).pk)
    whose = {"mine": own, "others": ~own}.get(request.GET.get("whose", ""), Q())
    rows, order = JOBS.sorted(rows.filter(whose), request.GET.get("sort", ""))
    return rows, filters, order
