"""Ratings of a year."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router, Schema, Status

from thidua.bridge.vocabulary import RATINGS
from thidua.foundation.registry.actions.correct_rating import correct_rating
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.models import Rating
from thidua.surfaces.api.endpoints.about import AboutAsked, Correction, SubjectGiven, about
from thidua.surfaces.api.endpoints.kept import Kept
from thidua.surfaces.api.holder import caller
from thidua.surfaces.api.lists import listed, subject_of
from thidua.surfaces.api.problems import READING, WRITING
from thidua.surfaces.api.shapes import Listed, Subject, columns

router = Router(tags=["ratings"])
TOLD = ("year", "rating", "decision_no", "decided", "edit_version")
Level = Literal[RATINGS]  # type: ignore[valid-type]  # the rules' own words


class RatingsAsked(AboutAsked):
    rating: Literal[("", *RATINGS)] = ""  # type: ignore[valid-type]  # same


class RatingTold(Schema):
    uid: str
    subject: Subject
    year: int
    rating: str
    decision_no: str
    decided: date | None
    edit_version: int


class RatingGiven(SubjectGiven):
    """A rating to record."""

    year: int = Field(ge=1945, le=2062)
    rating: Level
    decision_no: str = Field("", max_length=80)
    decided: date | None = None


class RatingCorrected(Correction):
    """What is to be otherwise; what is left out stays."""

    year: int | None = Field(None, ge=1945, le=2062)
    rating: Level | None = None
    decision_no: str = Field("", max_length=80)
    decided: date | None = None


def told(row: Rating) -> dict[str, Any]:
    return columns(row, TOLD) | {"uid": str(row.uid), "subject": subject_of(row)}


@router.get("", response={200: Listed[RatingTold], **READING}, summary="Ratings")
def ratings(request: HttpRequest, asked: Query[RatingsAsked]) -> dict[str, Any]:
    actor = caller(request)
    rows = about(Rating.objects.visible_to(actor), actor, asked)
    if asked.rating:
        rows = rows.filter(rating=asked.rating)
    return listed(request, rows, asked, told)


KEPT = Kept(Rating, told, record_rating, correct_rating)


@router.get("/{uid}", response={200: RatingTold, **READING}, summary="One rating")
def rating(request: HttpRequest, uid: UUID) -> dict[str, Any]:
    return KEPT.shown(request, uid)


@router.post("", response={201: RatingTold, **WRITING}, summary="Record a rating")
def record(request: HttpRequest, response: HttpResponse, given: RatingGiven) -> Status:
    return KEPT.entered(request, response, given)


@router.patch("/{uid}", response={200: RatingTold, **WRITING}, summary="Correct a recorded rating")
def correct(request: HttpRequest, uid: UUID, given: RatingCorrected) -> dict[str, Any]:
    return KEPT.corrected(request, uid, given)
