"""Addresses of the API. A token opens them, never a session: no form of another site can."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from thidua.surfaces.api import pages
from thidua.surfaces.api.api import api
from thidua.surfaces.api.speaking import spoken

app_name = "api"


def _opened(pattern: URLPattern) -> URLPattern:
    view = csrf_exempt(login_not_required(spoken(pattern.callback)))
    return URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)


urlpatterns = [
    path("openapi.json", pages.openapi, name="openapi"),
    path("docs/", pages.reference, name="reference"),
    *(_opened(pattern) for pattern in api.urls[0] if isinstance(pattern, URLPattern)),
    re_path("^(?P<rest>.*)$", csrf_exempt(login_not_required(spoken(pages.missing)))),
]
