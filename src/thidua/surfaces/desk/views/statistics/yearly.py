"""The yearly numbers of awards; every cell opens to its rows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.cycle.statistics.permissions import may_see_statistics
from thidua.cycle.statistics.tables import Table
from thidua.cycle.statistics.workbooks import workbook
from thidua.cycle.statistics.yearly import by_award, by_method, by_year
from thidua.foundation.documents.media import EXCEL
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.taken import taken
from thidua.surfaces.desk.views.statistics.asking import Asked, asked_of, options
from thidua.surfaces.desk.views.statistics.linking import address, shown


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    require(may_see_statistics, reader(request))
    asked = asked_of(request)
    undated, parts = asked.scope.undated(reader(request))
    context: dict[str, Any] = options(asked) | {
        "title": _("Thống kê khen thưởng"), "lead": _lead(asked), "undated": undated,
        "undated_address": address("awards", parts),
        "tables": [shown(table) for _name, table in _tables(reader(request), asked)],
        "deeds": [
            {"label": _("Biểu thống kê nhà nước"), "address": reverse("desk:state-forms")},
            {"label": _("Báo cáo"), "address": reverse("desk:register", args=["bao-cao"])},
            {"label": _("Tải Excel"),
             "address": f"{reverse('desk:statistics-workbook')}?{asked.query}"},
        ],
    }  # fmt: skip
    return render(request, "desk/statistics/yearly.html", context)


@require_GET
def file(request: HttpRequest) -> HttpResponse:
    require(may_see_statistics, reader(request))
    asked = asked_of(request)
    tables = _tables(reader(request), asked)
    taken(request, "thong-ke", "xlsx", sum(len(table.lines) for _name, table in tables))
    content = workbook(tables, asked.office, _lead(asked), asked.cutoff)
    return xlsx(content, f"thong-ke-{asked.first}-{asked.last}.xlsx")


def xlsx(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"',
               "Cache-Control": "private, no-store"}  # fmt: skip
    return HttpResponse(content, content_type=EXCEL, headers=headers)


def _tables(actor: Actor, asked: Asked) -> list[tuple[str, Table]]:
    found = [("Theo danh hiệu", by_award(actor, asked.scope)),
             ("Theo loại hình", by_method(actor, asked.scope))]  # fmt: skip
    if asked.first != asked.last:
        found.append(("Theo năm", by_year(actor, asked.scope)))
    return found


def _lead(asked: Asked) -> str:
    words = (
        _("Thành tích năm %(first)s, quyết định đến ngày %(day)s.")
        if asked.first == asked.last
        else _("Thành tích các năm %(first)s–%(last)s, quyết định đến ngày %(day)s.")
    )
    return words % {"first": asked.first, "last": asked.last, "day": f"{asked.cutoff:%d/%m/%Y}"}
