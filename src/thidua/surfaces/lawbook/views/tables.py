"""A list of the lawbook as a table, and as a file."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.surfaces.desk.registers.listing import files_at
from thidua.surfaces.lawbook.choosing import PARAMETER
from thidua.surfaces.lawbook.frame import as_of, framed
from thidua.surfaces.lawbook.tables import TABLES, Table


def table(request: HttpRequest, slug: str) -> HttpResponse:
    found = _found(slug)
    rows = found.rows(as_of(request).on)
    drawn = found.sheet.drawn(request, rows, files_at("lawbook:table-file", slug))
    carried = [(name, value) for name in ("on", PARAMETER) if (value := request.GET.get(name))]
    context = framed(request, found.part) | drawn | {"carried": carried}
    return render(request, "lawbook/table.html", context)


def file(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    found = _found(slug)
    return found.sheet.file(request, form, found.rows(as_of(request).on))


def _found(slug: str) -> Table:
    if slug not in TABLES:
        raise Http404
    return TABLES[slug]
