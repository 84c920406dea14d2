"""The paper of a decision and its bonus sheet, to take away."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse

from thidua.cycle.decisions.bonuses import pays
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.papers import bonus_paper, paper_of
from thidua.cycle.decisions.permissions import may_see_bonus
from thidua.cycle.decisions.words import DONE
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.papers import FORMS, drawn, file_of
from thidua.surfaces.desk.views.decisions_room.finding import decision_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def paper(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    """As it was signed or sent; before, as it stands now. ``?xem`` shows it in the browser."""
    row = decision_of(request, uid)
    if form not in FORMS:
        raise Http404
    attached, found = "xem" not in request.GET, _kept(row, form)
    if found is None:
        return drawn(paper_of(row), form, f"du-thao-{row.symbol}", attached=attached)
    return file_of(bytes(found.content), found.media_type, found.name, attached=attached)


def bonus(request: SignedIn, uid: UUID, form: str) -> HttpResponse:
    row = decision_of(request, uid)
    require(may_see_bonus, request.user, row.organisation_id)
    if not pays(row):
        raise Http404
    number = row.full_number.replace("/", "-") or row.symbol
    return drawn(bonus_paper(row), form, f"tien-thuong-{number}")


def _kept(row: Decision, form: str) -> KeptPaper | None:
    return row.signed if form == "pdf" and row.state in DONE else (
        row.word if form == "docx" else None
    )  # fmt: skip
