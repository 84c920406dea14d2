"""What the frame of every page shows: place, year, menu, language."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from thidua.foundation.access.models import Grant, User
from thidua.foundation.jobs.queries import mine
from thidua.surfaces.desk.navigation import menu
from thidua.surfaces.desk.years import chosen_year, open_years


def frame(request: HttpRequest) -> dict[str, Any]:
    """``frame`` of the base template; without a signed-in reader only the language."""
    parts: dict[str, Any] = {
        "language": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
        "languages": settings.LANGUAGES,
    }
    user = getattr(request, "user", None)
    if isinstance(user, User):
        parts |= {
            "place": _place(user),
            "year": chosen_year(request),
            "open_years": open_years(request),
            "menu": menu(request),
            "jobs": mine(user),
            "search": request.GET.get("q", "") if request.resolver_match
            and request.resolver_match.url_name == "search" else "",
        }  # fmt: skip
    return {"frame": parts}


def _place(user: User) -> str:
    """The organisation of the first grant, of whoever is acted for."""
    held = Grant.objects.filter(user=user.acting_for or user)
    grant = held.select_related("organisation").order_by("pk").first()
    return str(grant.organisation.name) if grant else ""
