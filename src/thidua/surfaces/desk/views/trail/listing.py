"""The auditor's list of events."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from thidua.foundation.audit.chain import Head
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.audit.permissions import may_read_trail
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.listing import Shown, Words, files_at, framed
from thidua.surfaces.desk.views.trail.finding import Asked, asked, visible
from thidua.surfaces.desk.views.trail.lines import COLUMNS, cells

PAGE = 50
LEAD = _("Ai đã làm gì, khi nào, trước và sau, vì sao; không ai sửa hay xóa được dòng nào.")
WORDS = Words(none=_("Không có dòng nào khớp bộ lọc"), no_match_more="")


@require_safe
def trail(request: HttpRequest) -> HttpResponse:
    if not may_read_trail(reader(request)):
        raise Http404
    found = asked(request)
    # Keys first: passing over a thousand pages must not read their rows.
    page: Any = Paginator(found.events.values_list("pk", flat=True), PAGE).get_page(
        request.GET.get("page")
    )
    page.object_list = list(visible(request).filter(pk__in=list(page.object_list)))
    context = framed(
        request, page, Shown(_("Nhật ký"), COLUMNS, "", WORDS), files_at("desk:trail-file"),
        found.filters, search_label=_("Tìm theo người, đối tượng, lý do"),
    ) | {
        "lead": LEAD,
        "search": found.search, "asked": found, "lines": [cells(event) for event in page],
        "target": _target(found), "head": _last_seal(), "before": "desk/trail/notices.html",
    }  # fmt: skip
    return render(request, "desk/trail/list.html", context)


def _target(found: Asked) -> str:
    """The name of the one record asked for, as the latest event has it."""
    if not found.target:
        return ""
    label = found.events.values_list("target_label", flat=True).first()
    return label or str(found.target)


def _last_seal() -> str:
    return AuditEvent.objects.values_list("seal", flat=True).first() or Head().seal
