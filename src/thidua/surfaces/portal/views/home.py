"""The first of the public pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from thidua.surfaces.portal.open_page import open_page, shown


@open_page
def home(request: HttpRequest) -> HttpResponse:
    return shown(request, "portal/home.html", {})
