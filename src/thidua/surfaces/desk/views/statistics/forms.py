"""The state's statistical forms and the table of the base level."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thidua.cycle.statistics.forms import Forms, state_forms
from thidua.cycle.statistics.permissions import may_see_statistics
from thidua.cycle.statistics.workbooks import forms_workbook
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.taken import taken
from thidua.surfaces.desk.views.statistics.asking import Asked, asked_of, options
from thidua.surfaces.desk.views.statistics.linking import shown
from thidua.surfaces.desk.views.statistics.yearly import xlsx


@require_GET
def page(request: HttpRequest) -> HttpResponse:
    require(may_see_statistics, reader(request))
    asked = asked_of(request)
    forms = _forms(request, asked)
    context = options(asked) | {
        "title": _("Biểu thống kê nhà nước"), "one_year": True, "forms": forms,
        "tables": [
            shown(table, empty_columns=False) | {"name": name} for name, table in forms.tables
        ],
        "crumbs": [(_("Thống kê khen thưởng"), reverse("desk:statistics"))],
        "deeds": [{
            "label": _("Tải Excel"), "main": True,
            "address": f"{reverse('desk:state-forms-workbook')}?{asked.query}",
        }],
    }  # fmt: skip
    return render(request, "desk/statistics/forms.html", context)


@require_GET
def file(request: HttpRequest) -> HttpResponse:
    require(may_see_statistics, reader(request))
    asked = asked_of(request)
    forms = _forms(request, asked)
    taken(request, "bieu-thong-ke", "xlsx", sum(len(table.lines) for _name, table in forms.tables))
    return xlsx(forms_workbook(forms, asked.office), f"bieu-thong-ke-{forms.year}.xlsx")


def _forms(request: HttpRequest, asked: Asked) -> Forms:
    return state_forms(reader(request), asked.last, asked.cutoff, asked.root)
