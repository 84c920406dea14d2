"""Awards held: titles and forms already given."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status

from thidua.bridge.vocabulary import ISSUERS, METHODS
from thidua.foundation.registry.actions.correct_award import correct_award
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.models import AwardHeld
from thidua.foundation.registry.words import OBJECT_CLASS_WORDS
from thidua.surfaces.api.endpoints.about import AboutAsked, Correction, SubjectGiven, about
from thidua.surfaces.api.endpoints.kept import Kept
from thidua.surfaces.api.holder import caller
from thidua.surfaces.api.lists import listed, subject_of
from thidua.surfaces.api.problems import READING, WRITING
from thidua.surfaces.api.shapes import Given, Listed, Subject, columns

router = Router(tags=["awards"])
TOLD = (
    "award", "award_name", "name", "year", "method", "issuer", "issuer_name", "decision_no",
    "decided", "achievement_from", "achievement_to", "status", "revoked", "restored",
    "certificate_no", "object_class", "reissued", "reissue_kind", "former_certificate_no",
    "edit_version",
)  # fmt: skip
CODE = r"^[a-z0-9_]*$"


class AwardsAsked(AboutAsked):
    award: str = Field("", max_length=60, pattern=CODE)
    status: Literal["", "valid", "revoked", "restored", "reissued"] = ""
    certificate_no: str = Field(
        "", max_length=60, description="The number on the certificate, or that of the one before."
    )
    object_class: Literal[("", *OBJECT_CLASS_WORDS)] = ""  # type: ignore[valid-type]  # the registry's words


class AwardTold(Schema):
    uid: str
    subject: Subject
    award: str = Field(description="Code of the catalogue; empty for an award outside it.")
    award_name: str = Field(description="Its own name, where there is no code.")
    name: str
    year: int = Field(description="Last year of the achievement.")
    method: str
    issuer: str
    issuer_name: str
    decision_no: str = Field(description="Empty: «chưa có minh chứng».")
    decided: date | None
    achievement_from: date | None
    achievement_to: date | None
    status: str
    revoked: date | None
    restored: date | None
    certificate_no: str = Field(description="Number of the certificate, or of the golden book.")
    object_class: str = Field(description="The row of the statistical forms it counts in.")
    reissued: date | None = Field(description="Day its certificate was exchanged or replaced.")
    reissue_kind: str
    former_certificate_no: str
    edit_version: int


class AwardFields(Given):
    award: str = Field("", max_length=60, pattern=CODE)
    award_name: str = Field("", max_length=300)
    method: Literal[METHODS] = "merit"  # type: ignore[valid-type]  # the rules' own words
    issuer: Literal[("", *ISSUERS)] = ""  # type: ignore[valid-type]  # same
    issuer_name: str = Field("", max_length=200)
    decision_no: str = Field("", max_length=80)
    decided: date | None = None
    achievement_from: date | None = None
    achievement_to: date | None = None
    certificate_no: str = Field("", max_length=60)
    object_class: Literal[("", *OBJECT_CLASS_WORDS)] = ""  # type: ignore[valid-type]  # same


class AwardGiven(AwardFields, SubjectGiven):
    """An award to record."""

    year: int = Field(ge=1945, le=2062)


class AwardCorrected(AwardFields, Correction):
    """What is to be otherwise; what is left out stays."""

    year: int | None = Field(None, ge=1945, le=2062)


def told(row: AwardHeld) -> dict[str, Any]:
    return columns(row, TOLD) | {"uid": str(row.uid), "subject": subject_of(row)}


@router.get("", response={200: Listed[AwardTold], **READING}, summary="Awards held")
def awards(request: HttpRequest, asked: Query[AwardsAsked]) -> dict[str, Any]:
    actor = caller(request)
    rows = about(AwardHeld.objects.visible_to(actor), actor, asked)
    for name in ("award", "status", "object_class"):
        if getattr(asked, name):
            rows = rows.filter(**{name: getattr(asked, name)})
    if number := asked.certificate_no.strip():
        rows = rows.filter(Q(certificate_no=number) | Q(former_certificate_no=number))
    return listed(request, rows, asked, told)


KEPT = Kept(AwardHeld, told, record_award, correct_award)


@router.get("/{uid}", response={200: AwardTold, **READING}, summary="One award held")
def award(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    return KEPT.shown(request, uid)


@router.post("", response={201: AwardTold, **WRITING}, summary="Record an award already given")
def record(request: HttpRequest, response: HttpResponse, given: AwardGiven) -> Status:
    return KEPT.entered(request, response, given)


@router.patch("/{uid}", response={200: AwardTold, **WRITING}, summary="Correct a recorded award")
def correct(request: HttpRequest, uid: UUID, given: AwardCorrected) -> dict[str, Any]:
    return KEPT.corrected(request, uid, given)
