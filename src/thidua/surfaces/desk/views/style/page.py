"""The page: for administrators, and for everybody in the demonstration."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.views.style import drawings, samples, tokens
from thidua.surfaces.desk.views.style.permissions import may_see_style
from thidua.surfaces.desk.years import chosen_year


def style(request: HttpRequest) -> HttpResponse:
    """The sample forms lead back here: nothing is ever written."""
    if not may_see_style(reader(request)):
        raise Http404
    if request.method == "POST":
        return redirect("desk:style")
    steps = samples.steps()
    context = {
        "colours": tokens.colours(), "measures": tokens.measures(),
        "sample_crumbs": samples.crumbs(), "sample_deeds": samples.deeds(),
        "pairs": tokens.contrasts(tokens.PAIRS), "edges": tokens.contrasts(tokens.LINES),
        "headings": samples.headings(), "few": samples.lines(5), "many": samples.lines(
            samples.MANY, long=True
        ),
        "filters": samples.filters(), "page": samples.middle_page(),
        "blank": samples.SampleForm(auto_id="blank_%s"),
        "wrong": samples.SampleForm({"on": "31/02/2026"}, auto_id="wrong_%s"),
        "tallies": samples.tallies(), "steps": steps, "here": steps[1],
        "due": samples.due(), "blocked": samples.blocked(), "notices": samples.messages(),
        "verdicts": drawings.verdicts(), "matrix": drawings.matrix(), "rungs": drawings.rungs(),
        "picture": drawings.picture(), "year": chosen_year(request),
        "review": {"year": chosen_year(request), "received": timezone.localdate()},
        "tabs": [{"label": str(year), "address": samples.HERE, "here": here}
                 for year, here in ((2025, True), (2026, False))],
    }  # fmt: skip
    return render(request, "desk/style/page.html", context)
