"""Role models as everybody reads them: names, the story, who does the same."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from thidua.cycle.showcase.queries import public_model, public_models
from thidua.surfaces.portal.open_page import open_page, shown


@open_page
def role_models(request: HttpRequest) -> HttpResponse:
    return shown(request, "portal/role_models.html", {"models": public_models()})


@open_page
def role_model(request: HttpRequest, uid: UUID) -> HttpResponse:
    found = public_model(uid)
    if found is None:
        return shown(request, "portal/no_role_model.html", {}, status=404)
    return shown(request, "portal/role_model.html", {"model": found})
