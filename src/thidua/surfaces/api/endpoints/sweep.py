"""The sweep: everyone within reach against every award, a part of it at a time.

Like every export it tells nobody of discipline, holds or complaints (see ``verdicts``).
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Literal
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema

from thidua.bridge.law import the_law
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.cells import Cell, cells
from thidua.cycle.nominations.columns import columns
from thidua.cycle.nominations.filtering import VERDICTS
from thidua.cycle.nominations.matrix import Matrix, matrix
from thidua.cycle.nominations.words import full_word
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.api.endpoints.verdicts import ReviewAsked
from thidua.surfaces.api.holder import caller
from thidua.surfaces.api.lists import refuse_unknown
from thidua.surfaces.api.problems import READING
from thidua.surfaces.api.shapes import Paging, Subject
from thidua.surfaces.desk.navigation import readers

router = Router(tags=["sweep"])
if TYPE_CHECKING:
    Asked = str
else:
    Asked = Literal[("", *(word for word in VERDICTS if word != "on_hold"))]


class SweepAsked(Paging, ReviewAsked):
    kind: Literal["individual", "collective"] = "individual"
    q: str = Field("", max_length=100, description="Words of the name, accents ignored.")
    organisation: UUID | None = Field(None, description="Of this organisation and all beneath it.")
    award: str = Field("", max_length=60, description="The award that the verdict is about.")
    verdict: Asked = ""


class CellTold(Schema):
    award: str
    overall: str
    shape: str = Field(description="The result it leans to, or near: one criterion away.")
    word: str
    provisional: bool
    held: bool
    assumed: bool = Field(description="Rests on this year's list being adopted.")


class RowTold(Schema):
    subject: Subject
    detail: str
    unit: str
    results: list[CellTold]


class SweepTold(Schema):
    year: int
    received: date
    law: str
    count: int
    offset: int
    items: list[RowTold]


@router.get("", response={200: SweepTold, **READING}, summary="The sweep")
def sweep(request: HttpRequest, asked: Query[SweepAsked]) -> dict[str, Any]:
    refuse_unknown(request, asked)
    actor = caller(request)
    require(readers, actor)
    found = matrix(actor, asked.review(), _parameters(actor, asked), to_export=True)
    places = found.rows[asked.offset : asked.offset + asked.limit]
    return {
        "year": asked.year, "received": found.board.review.received, "law": the_law().digest,
        "count": len(found.rows), "offset": asked.offset,
        "items": [_row(found, int(place)) for place in places],
    }  # fmt: skip


def _parameters(actor: Actor, asked: SweepAsked) -> dict[str, str]:
    """The words of the matrix page; it names organisations by their row."""
    words = {"kind": asked.kind, "q": asked.q, "award": asked.award, "verdict": asked.verdict}
    if asked.organisation is None:
        return words
    seen = Organisation.objects.visible_to(actor).filter(uid=asked.organisation).first()
    if seen is None:
        raise ValidationError({"organisation": _("Không có tổ chức này trong phạm vi của bạn.")})
    return words | {"unit": str(seen.pk)}


def _row(found: Matrix, place: int) -> dict[str, Any]:
    entry, board = found.board.entries[place], found.board
    kind = "person" if found.kind == "individual" else "organisation"
    drawn = cells(board, place, columns(found.kind, board.awards))
    return {
        "subject": {"kind": kind, "uid": str(UUID(entry.uid)), "name": entry.name},
        "detail": entry.detail, "unit": entry.unit_in_full,
        "results": [
            _cell(one, Overall(int(board.overall[place, board.column(one.award)]))) for one in drawn
        ],
    }  # fmt: skip


def _cell(cell: Cell, overall: Overall) -> dict[str, Any]:
    return {
        "award": cell.award, "overall": overall.code, "shape": cell.shape,
        "word": full_word(cell.shape), "provisional": cell.provisional, "held": cell.held,
        "assumed": cell.assumed,
    }  # fmt: skip
