"""The paper of a decision and its bonus sheet, to take away."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from thidua.cycle.decisions.bonuses import pays
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.papers import bonus_paper, paper_of
from thidua.cycle.decisions.permissions import may_see_bonus
from thidua.cycle.decisions.words import DONE
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.documents.rendering import MEDIA_PDF, MEDIA_WORD, pdf, word
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.views.decisions_room.finding import decision_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

FORMS = {"docx": (MEDIA_WORD, word), "pdf": (MEDIA_PDF, pdf)}


def paper(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    """As it was signed or sent; before, as it stands now. ``?xem`` shows it in the browser."""
    row = decision_of(request, uid)
    if form not in FORMS:
        raise Http404
    media, draw = FORMS[form]
    found = _kept(row, form)
    content = bytes(found.content) if found else draw(paper_of(row))
    name = found.name if found else f"du-thao-{row.symbol}.{form}"
    return _file(content, media, name, attached="xem" not in request.GET)


def bonus(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    row = decision_of(request, uid)
    require(may_see_bonus, request.user, row.organisation_id)
    if form not in FORMS or not pays(row):
        raise Http404
    media, draw = FORMS[form]
    number = row.full_number.replace("/", "-") or row.symbol
    return _file(draw(bonus_paper(row)), media, f"tien-thuong-{number}.{form}")


def _kept(row: Decision, form: str) -> KeptPaper | None:
    return row.signed if form == "pdf" and row.state in DONE else (
        row.word if form == "docx" else None
    )  # fmt: skip


def _file(content: bytes, media: str, name: str, *, attached: bool = True) -> HttpResponse:
    return HttpResponse(
        content, content_type=media,
        headers={
            "Content-Disposition": str(content_disposition_header(attached, name)),
            "Cache-Control": "private, no-store",
        },
    )  # fmt: skip
