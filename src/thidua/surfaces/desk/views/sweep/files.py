"""The selection as a workbook, as plain columns, or as a list in Word."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.translation import override

from thidua.cycle.nominations.listing import word_document
from thidua.cycle.nominations.matrix import Matrix, matrix
from thidua.cycle.nominations.reviewing import review_of
from thidua.cycle.nominations.tables import FORMATS
from thidua.foundation.documents.media import WORD
from thidua.foundation.exchange.sizes import is_crowded
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.roles import READERS
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.taken import taken
from thidua.surfaces.desk.views.exchange.background import asked_for
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.years import chosen_year


def _selection(request: SignedIn) -> Matrix:
    review = review_of(request.GET, chosen_year(request))
    return matrix(request.user, review, request.GET, to_export=True)


def table(request: SignedIn, form: str) -> HttpResponse:
    if form not in FORMATS:
        raise Http404
    require(readers, request.user)
    if is_crowded(request.user.reach(*READERS).places):
        return _in_background(request, "export_matrix", form=form)
    found = _selection(request)
    taken(request, "ra-soat", form, len(found.rows))
    write, kind = FORMATS[form]
    return _file(write(found), kind, f"ra-soat-{found.board.review.year}.{form}")


def word_list(request: SignedIn) -> HttpResponse:
    require(readers, request.user)
    if is_crowded(request.user.reach(*READERS).places):
        return _in_background(request, "export_word_list")
    with override("vi"):  # an official paper, whatever language the screen speaks
        found = _selection(request)
    taken(request, "ra-soat", "docx", len(found.rows))
    return _file(word_document(request.user, found), WORD,
                 f"danh-sach-{found.board.review.year}.docx")  # fmt: skip


def _in_background(request: SignedIn, kind: str, **more: str) -> HttpResponse:
    asked = {"year": chosen_year(request), "query": request.GET.dict(), **more}
    return asked_for(request, kind, None, **asked)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
