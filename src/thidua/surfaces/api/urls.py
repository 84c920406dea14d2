"""Addresses of the API. A token opens them, never a session: no form of another site can."""

from http import HTTPStatus

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from thidua.surfaces.api import pages
from thidua.surfaces.api.api import api
from thidua.surfaces.api.problems import problem
from thidua.surfaces.api.speaking import View, spoken

app_name = "api"


def _answering(view: View) -> View:
    """A call that an address does not take is told like every other error."""

    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return response
        told = JsonResponse(problem("not_allowed"), status=response.status_code)
        told.headers["Allow"] = response.headers["Allow"]
        return told

    return answer


def _opened(pattern: URLPattern) -> URLPattern:
    view = csrf_exempt(login_not_required(spoken(_answering(pattern.callback))))
    return URLPattern(pattern.pattern, view, pattern.default_args, pattern.name)


urlpatterns = [
    path("openapi.json", pages.openapi, name="openapi"),
    path("docs/", pages.reference, name="reference"),
    *(_opened(pattern) for pattern in api.urls[0] if isinstance(pattern, URLPattern)),
    re_path("^(?P<rest>.*)$", csrf_exempt(login_not_required(spoken(pages.missing)))),
]
