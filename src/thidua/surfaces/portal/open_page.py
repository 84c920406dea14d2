"""A page for everybody: no session, no cookie, nothing kept on the way.

    @open_page
    def role_models(request, language): return shown("portal/role_models.html", {...}, language)

A page is drawn without the request, so that nothing about whoever happens to be signed in can
ever stand on it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.loader import get_template
from django.utils import translation
from django.views.decorators.http import require_safe

from thidua.surfaces.portal.sections import SECTIONS

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)
View = Callable[..., HttpResponse]


def open_page(view: View) -> View:
    """A view ``(request, **parts)`` that answers anybody, in the language of ``?lang=``."""

    @login_not_required
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, **parts: Any) -> HttpResponse:
        with translation.override(language_of(request)):
            response = view(request, **parts)
        response["Cache-Control"] = "no-store"
        response["Referrer-Policy"] = "no-referrer"
        response["Content-Language"] = language_of(request)
        return response

    return answered


def language_of(request: HttpRequest) -> str:
    asked = request.GET.get("lang", "")
    return asked if asked in LANGUAGES else settings.LANGUAGE_CODE


def shown(
    request: HttpRequest, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """The page; ``request`` is asked for its address and its language only."""
    frame = {
        "language": language_of(request), "sections": SECTIONS, "path": request.path,
        "other": "vi" if language_of(request) == "en" else "en",
    }  # fmt: skip
    return HttpResponse(get_template(template).render({"frame": frame} | context), status=status)
