"""The pages of the search; what a reader may not see is neither found nor counted."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.foundation.search.queries import split
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.listing import as_file, files_at
from thidua.surfaces.desk.registers.subject_field import KINDS as SUBJECT_KINDS
from thidua.surfaces.desk.registers.subject_field import matches
from thidua.surfaces.desk.views.search.kinds import KINDS, OFFERED, Kind

PAGE = 50
OFFERED_EACH = 4
SHORTEST = 2
"""Letters typed before anything is suggested."""


def search(request: HttpRequest) -> HttpResponse:
    """All kinds, a few finds each; or one kind, page by page."""
    text, kinds = request.GET.get("q", ""), _kinds(request)
    chosen = next((kind for kind in kinds if kind.name == request.GET.get("loai")), None)
    context: dict[str, Any] = {
        "text": text, "asked": bool(split(text)), "kinds": kinds, "chosen": chosen,
    }  # fmt: skip
    if chosen and context["asked"]:
        return render(request, "desk/search/kind.html", context | _paged(request, chosen, text))
    groups = [_group(request, kind, text) for kind in kinds] if context["asked"] else []
    context["groups"] = [group for group in groups if group["lines"]]
    return render(request, "desk/search/everything.html", context)


def offered(request: HttpRequest) -> HttpResponse:
    """A short list under the field of the header."""
    text = request.GET.get("q", "")
    actor, groups = reader(request), []
    if len("".join(split(text))) >= SHORTEST:
        for kind in _kinds(request):
            if kind.name in OFFERED:
                keys = kind.hits(actor, text, best=OFFERED_EACH).keys[:OFFERED_EACH]
                lines = [kind.line(row) for row in kind.rows(actor, keys)] if keys else []
                groups += [{"kind": kind, "lines": lines}] if lines else []
    context = {"text": text, "groups": groups, "asked": len(text.strip()) >= SHORTEST}
    return render(request, "desk/search/offered.html", context)


def file(request: HttpRequest, form: str) -> HttpResponse:
    """What one kind's search found, as a spreadsheet."""
    kind = next((one for one in _kinds(request) if one.name == request.GET.get("loai")), None)
    if kind is None:
        raise Http404
    actor = reader(request)
    rows = kind.rows(actor, kind.hits(actor, request.GET.get("q", "")).keys)
    return as_file(request, f"tim-{kind.name}", form, kind.columns(actor), rows)


def subjects(request: HttpRequest) -> HttpResponse:
    """The lines a subject field offers for what is typed."""
    name = request.GET.get("field", "")
    kinds = tuple(kind for kind in request.GET.get("kinds", "").split(",") if kind in SUBJECT_KINDS)
    text = request.GET.get(f"{name}_q", "")
    found = matches(text, kinds, reader(request))
    context = {"name": name, "offered": found, "asked": bool(text.strip())}
    return render(request, "desk/registers/subject_choices.html", context)


def _kinds(request: HttpRequest) -> list[Kind]:
    actor = reader(request)
    return [kind for kind in KINDS if kind.may_see(actor)]


def _group(request: HttpRequest, kind: Kind, text: str) -> dict[str, Any]:
    actor = reader(request)
    hits = kind.hits(actor, text, best=kind.few)
    lines = [kind.line(row) for row in kind.rows(actor, hits.keys[: kind.few])] if hits else []
    return {"kind": kind, "lines": lines, "total": len(hits), "more": hits.more}


def _paged(request: HttpRequest, kind: Kind, text: str) -> dict[str, Any]:
    actor = reader(request)
    hits = kind.hits(actor, text)
    page = Paginator(hits.keys, PAGE).get_page(request.GET.get("page"))
    columns = [column for column in kind.columns(actor) if column.listed]
    return {
        "page": page, "more": hits.more, "title": kind.title,
        "files": files_at("desk:search-file"),
        "headings": [{"label": column.label, "kind": column.kind} for column in columns],
        "lines": [kind.cells(actor, row) for row in kind.rows(actor, list(page))],
    }  # fmt: skip
