"""One criterion or procedure: its wording over time, its article, and who it decides for."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from thidua.bridge.law import the_law
from thidua.bridge.lawbook import Use, all_uses
from thidua.bridge.verdicts import in_language
from thidua.cycle.nominations.columns import language
from thidua.surfaces.lawbook.frame import as_of, framed
from thidua.surfaces.lawbook.naming import USE_WORDS
from thidua.surfaces.lawbook.uses import line
from thidua.surfaces.lawbook.views.awards import award_or_404


def criterion(request: HttpRequest, code: str, rule: str) -> HttpResponse:
    """All wordings of a criterion of an award, by standard and time; the day's ones marked."""
    found, shown = award_or_404(code), as_of(request)
    uses = [use for use in all_uses(the_law()) if _is(use, code, rule)]
    if not uses:
        raise Http404
    name = in_language(found.name, language())
    now = [use for use in uses if use.on(shown.on) and not use.reading] or uses[-1:]
    days = sorted({day for use in uses for day in (use.starts, use.ends) if day})
    context = framed(
        request, "index", days, award=found, award_name=name, rule=rule,
        word=USE_WORDS[uses[0].kind], kind=uses[0].kind,
        title=in_language(now[0].text, language()),
        lines=[{"use": use, "line": line(use, shown.query), "here": use in now} for use in uses],
        decides=uses[0].kind == "criterion",
        people_query=urlencode({"award": code, "criterion": rule}),
    )  # fmt: skip
    context["crumbs"] = [
        *context["crumbs"],
        (name, reverse("lawbook:award", args=[code]) + shown.query),
    ]
    return render(request, "lawbook/criterion.html", context)


def _is(use: Use, code: str, rule: str) -> bool:
    return use.kind in ("criterion", "procedure") and use.award == code and use.id == rule
