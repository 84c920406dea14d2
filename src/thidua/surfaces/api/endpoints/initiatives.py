"""Recognised initiatives and accepted science works, with their authors."""

from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from thidua.foundation.registry.models import Initiative, InitiativeAuthor
from thidua.surfaces.api.endpoints.about import AboutAsked
from thidua.surfaces.api.holder import caller
from thidua.surfaces.api.lists import beneath, listed, one, subject_of, with_words
from thidua.surfaces.api.problems import READING
from thidua.surfaces.api.shapes import Listed, Named, Subject, columns, named

router = Router(tags=["initiatives"])
TOLD = (
    "title", "kind", "year", "level", "replicable", "decided", "decision_no", "edit_version",
)  # fmt: skip


class InitiativesAsked(AboutAsked):
    q: str = Field("", max_length=200, description="Words of the title, accents ignored.")


class AuthorTold(Subject):
    share: int = Field(description="Percent.")


class InitiativeTold(Schema):
    uid: str
    title: str
    kind: str
    year: int
    level: str
    replicable: bool
    decided: date | None
    decision_no: str
    organisation: Named = Field(description="Who keeps the file.")
    authors: list[AuthorTold]
    edit_version: int


def told(row: Initiative) -> dict[str, Any]:
    authors = [subject_of(author) | {"share": author.share} for author in row.authors.all()]
    return columns(row, TOLD) | {
        "uid": str(row.uid), "organisation": named(row.organisation), "authors": authors,
    }  # fmt: skip


def _whole(rows: QuerySet[Initiative]) -> QuerySet[Initiative]:
    authors = InitiativeAuthor.objects.select_related("person", "organisation")
    return rows.select_related("organisation").prefetch_related(Prefetch("authors", authors))


@router.get("", response={200: Listed[InitiativeTold], **READING}, summary="Initiatives")
def initiatives(request: HttpRequest, asked: Query[InitiativesAsked]) -> dict[str, Any]:
    actor = caller(request)
    rows = with_words(Initiative.objects.visible_to(actor), asked.q, "folded")
    if asked.subject:
        author = Q(person__uid=asked.subject) | Q(organisation__uid=asked.subject)
        own = InitiativeAuthor.objects.filter(author)
        rows = rows.filter(pk__in=own.values("initiative"))
    within = beneath(actor, asked.organisation)
    if within is not None:
        rows = rows.filter(organisation__in=within)
    if asked.year:
        rows = rows.filter(year=asked.year)
    return listed(request, _whole(rows), asked, told)


@router.get("/{uid}", response={200: InitiativeTold, **READING}, summary="One initiative")
def initiative(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    return told(one(_whole(Initiative.objects.visible_to(caller(request))), uid))
