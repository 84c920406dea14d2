"""The first of the public pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from thidua.cycle.showcase.queries import public_models
from thidua.surfaces.portal.open_page import open_page, shown

LATEST = 3
"""Role models on the first page; their own page has them all."""


@open_page
def home(request: HttpRequest) -> HttpResponse:
    return shown(request, "portal/home.html", {"models": public_models()[:LATEST]})
