"""People, without their identity numbers."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from thidua.foundation.people.models import Person
from thidua.surfaces.api.holder import caller
from thidua.surfaces.api.lists import beneath, listed, one, with_words
from thidua.surfaces.api.problems import READING
from thidua.surfaces.api.shapes import Listed, Named, Paging, columns, named

router = Router(tags=["people"])
TOLD = (
    "full_name", "sex", "birth_date", "staff_number", "group", "joined", "left", "died",
    "edit_version",
)  # fmt: skip


class PeopleAsked(Paging):
    q: str = Field(
        "", max_length=200, description="Words of name or staff number, accents ignored."
    )
    organisation: UUID | None = Field(None, description="Of this organisation and all beneath it.")


class PersonTold(Schema):
    uid: str
    full_name: str
    sex: str
    birth_date: date | None
    staff_number: str
    group: str
    joined: date | None
    left: date | None = Field(description="First day no longer in service.")
    died: date | None
    organisation: Named
    edit_version: int


def told(row: Person) -> dict[str, Any]:
    return columns(row, TOLD) | {"uid": str(row.uid), "organisation": named(row.organisation)}


@router.get("", response={200: Listed[PersonTold], **READING}, summary="People")
def people(request: HttpRequest, asked: Query[PeopleAsked]) -> dict[str, Any]:
    actor = caller(request)
    rows = with_words(Person.objects.visible_to(actor), asked.q, "folded")
    within = beneath(actor, asked.organisation)
    if within is not None:
        rows = rows.filter(organisation__in=within)
    return listed(request, rows.select_related("organisation"), asked, told)


@router.get("/{uid}", response={200: PersonTold, **READING}, summary="One person")
def person(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    rows = Person.objects.visible_to(caller(request)).select_related("organisation")
    return told(one(rows, uid))
