"""Results by workbook: the template down, the filled one up, every wrong cell told."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from thidua.cycle.results.actions.write_results import write_results
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.results.permissions import may_enter_results
from thidua.cycle.results.queries import indicators_for
from thidua.cycle.results.workbook import CELLS, LARGEST, Line, checked, read, template
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.pressing import done
from thidua.surfaces.desk.registers.places import kept_places
from thidua.surfaces.desk.views.results.choosing import crumb, place_of, year_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

SALT = "results-workbook"
KEPT_FOR = 3600
"""Seconds a preview may be confirmed in: the office's values may have changed since."""
MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _places(request: SignedIn) -> list[Organisation]:
    """Those the reader enters for that follow an indicator, themselves or through one above."""
    require(may_enter_results, request.user)
    kept = kept_places(request.user, may_enter_results).order_by("sort_key", "pk")
    own = [one for one in kept if one.indicators.exists()]
    return own or list(kept[:1])


def template_file(request: SignedIn) -> HttpResponse:
    place, year = place_of(request, _places(request)), year_of(request)
    if place is None:
        raise Http404
    kept = IndicatorResult.objects.filter(organisation=place, year=year)
    content = template(indicators_for(place), list(kept), year)
    name = f"ket-qua-{year}.xlsx"
    return HttpResponse(content, content_type=MEDIA, headers={
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
    })  # fmt: skip


class Upload(View):
    def get(self, request: SignedIn) -> HttpResponse:
        return self.page(request, {})

    def post(self, request: SignedIn) -> HttpResponse:
        """Nothing is written yet: the page shows what would be."""
        place, file = place_of(request, _places(request)), request.FILES.get("file")
        if place is None or file is None:
            messages.error(request, _("Hãy chọn tệp đã điền."))
            return self.page(request, {}, status=422)
        require(may_enter_results, request.user, place.pk)
        try:
            content = file.read(LARGEST + 1)
            lines = read(content, place, indicators_for(place))
        except ValidationError as error:
            messages.error(request, error.messages[0])
            return self.page(request, {}, status=422)
        return self.page(request, {"lines": lines, **_counted(lines, place)})

    def page(self, request: SignedIn, more: dict[str, Any], status: int = 200) -> HttpResponse:
        offered = _places(request)
        place, year = place_of(request, offered), year_of(request)
        context = {
            "places": offered, "place": place, "year": year, "crumbs": crumb(),
            "template_at": reverse("desk:results-template"),
        }  # fmt: skip
        return render(request, "desk/results/workbook.html", context | more, status=status)


def _counted(lines: list[Line], place: Organisation) -> dict[str, Any]:
    good = [one for one in lines if one.wanted is not None and one.known != "same"]
    cells = [[one.number, one.cells] for one in good]
    return {
        "good": len(good), "bad": sum(bool(one.faults) for one in lines),
        "same": sum(one.known == "same" for one in lines),
        "signed": signing.dumps([str(place.uid), cells], salt=SALT, compress=True) if good else "",
    }  # fmt: skip


@require_POST
def write(request: SignedIn) -> HttpResponse:
    """Write what was shown; it is read again, for the office may have changed meanwhile."""
    try:
        uid, cells = signing.loads(request.POST.get("signed", ""), salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        messages.error(request, _("Bản xem trước đã cũ; chưa ghi gì. Hãy nộp lại tệp."))
        return redirect("desk:results-workbook")
    place = next((one for one in _places(request) if str(one.uid) == uid), None)
    if place is None:
        raise Http404
    lines = reread(cells, place)
    wanted = [one.wanted for one in lines if one.wanted is not None]
    done(
        request,
        lambda: write_results(
            actor=request.user, organisation=place, rows=wanted,
            reason=_("Nhập từ bảng tính"),
        ),
        _("Đã ghi %(n)s dòng từ bảng tính.") % {"n": len(wanted)},
    )  # fmt: skip
    return redirect(f"{reverse('desk:results')}?place={place.uid}")


def reread(cells: list[Any], place: Organisation) -> list[Line]:
    typed = [(number, [row[name] for name in CELLS]) for number, row in cells]
    return checked(typed, place, indicators_for(place))
