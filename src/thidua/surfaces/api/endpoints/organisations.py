"""Organisations and collectives, as they are recorded today."""

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router

from thidua.foundation.organisations.models import Organisation
from thidua.surfaces.api.holder import caller
from thidua.surfaces.api.lists import beneath, listed, one, with_words
from thidua.surfaces.api.problems import READING
from thidua.surfaces.api.shapes import Listed, Named, Paging, columns, named

router = Router(tags=["organisations"])


class OrganisationsAsked(Paging):
    q: str = Field("", max_length=200, description="Words of the name, accents ignored.")
    kind: str = Field("", max_length=20)
    on: date | None = Field(None, description="Alive on this day.")
    organisation: UUID | None = Field(None, description="This one and all beneath it.")


class OrganisationTold(Named):
    short_name: str
    kind: str
    parent: Named | None
    valid_from: date | None
    valid_to: date | None = Field(description="First day it no longer exists.")
    edit_version: int


def told(row: Organisation) -> dict[str, Any]:
    return columns(row, ("short_name", "kind", "valid_from", "valid_to", "edit_version")) | {
        "uid": str(row.uid), "name": row.name, "parent": named(row.parent),
    }  # fmt: skip


@router.get("", response={200: Listed[OrganisationTold], **READING}, summary="Organisations")
def organisations(request: HttpRequest, asked: Query[OrganisationsAsked]) -> dict[str, Any]:
    actor = caller(request)
    seen = Organisation.objects.visible_to(actor)
    rows = with_words(seen.alive(asked.on) if asked.on else seen, asked.q, "folded")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    within = beneath(actor, asked.organisation)
    if within is not None:
        rows = rows.filter(pk__in=within)
    return listed(request, rows.select_related("parent"), asked, told)


@router.get("/{uid}", response={200: OrganisationTold, **READING}, summary="One organisation")
def organisation(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    rows = Organisation.objects.visible_to(caller(request)).select_related("parent")
    return told(one(rows, uid))
