"""The API's description: OpenAPI for programs, a page for people; and what is not there."""

from __future__ import annotations

import json
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from thidua.surfaces.api.api import api
from thidua.surfaces.api.problems import problem
from thidua.surfaces.api.reference import operations, shapes

ROOT = "/api/v1/"


def schema() -> dict[str, Any]:
    """The description in OpenAPI, the same wherever the office is served."""
    return json.loads(json.dumps(api.get_openapi_schema(path_prefix=ROOT)))


@login_not_required
@require_safe
def openapi(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 Django's signature
    return JsonResponse(schema(), json_dumps_params={"ensure_ascii": False})


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    """The reference page: written by the server, without scripts of its own."""
    described = schema()
    context = {
        "about": described["info"]["description"], "root": ROOT,
        "operations": operations(described), "shapes": shapes(described),
    }  # fmt: skip
    return render(request, "api/reference.html", context)


@csrf_exempt
@login_not_required
def missing(request: HttpRequest, rest: str = "") -> HttpResponse:  # noqa: ARG001 Django's signature
    """An address the API does not have."""
    return JsonResponse(problem("not_found"), status=404, json_dumps_params={"ensure_ascii": False})
