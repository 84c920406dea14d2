"""Verdicts: whether a subject meets a standard, and why.

An answer travels like an export: in it nobody is told of discipline, holds or complaints, and a
result that rests on them is ``undetermined``.
"""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _
from ninja import Field, Query, Router, Schema

from thidua.bridge.law import the_law
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.board import Board
from thidua.cycle.nominations.columns import Column, columns
from thidua.cycle.nominations.one_subject import board_of
from thidua.cycle.nominations.reviewing import Review, awards_of, usual_receipt
from thidua.cycle.nominations.showing import Shown, ShownLine, showing
from thidua.cycle.nominations.words import READING_WORDS, STATUS_WORDS, overall_word
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.surfaces.api.holder import caller
from thidua.surfaces.api.lists import one, refuse_unknown
from thidua.surfaces.api.problems import READING
from thidua.surfaces.api.shapes import Given, Subject

router = Router(tags=["verdicts"])


class ReviewAsked(Given):
    """Which law judges: the year under review and the day the file is received."""

    year: int = Field(ge=2010, le=2060)
    received: date | None = Field(None, description="By default 15 January of the next year.")
    sent: date | None = None
    awards: str = Field(
        "", max_length=2000, description="Codes or shelves by comma; empty for the yearly ladder."
    )

    def review(self) -> Review:
        """Raises ValidationError where an award is asked for that is not judged."""
        law = the_law()
        known = {word for code in law.judged for word in (code, law.awards[code].shelf)}
        unknown = sorted({word.strip() for word in self.awards.split(",")} - known - {""})
        if unknown:
            told = _("Không có mã danh hiệu, hình thức này: %(codes)s.")
            raise ValidationError({"awards": told % {"codes": ", ".join(unknown)}})
        awards = awards_of({"awards": self.awards.replace(" ", "")})
        received = self.received or usual_receipt(self.year)
        return Review(self.year, received, self.sent, (), awards)


class ResultTold(Schema):
    """``leaning`` is what an undetermined result would be by the text as far as it is verified."""

    overall: str
    overall_word: str
    leaning: str
    leaning_word: str
    near: bool = Field(description="One criterion away.")
    held: bool = Field(description="The award of this very year is held already.")


class CriterionTold(Schema):
    depth: int
    path: str
    group: str | None = Field(description="all, any, or null for a criterion.")
    status: str
    status_word: str
    text: str
    value: str
    citation: str
    sureness: str | None
    evidence: list[str]
    nearest: bool


class ReadingTold(Schema):
    reading: str
    reading_word: str
    overall: str
    overall_word: str
    criteria: list[CriterionTold]


class ProvenanceTold(Schema):
    law: str = Field(description="Digest of the law data.")
    engine: str
    as_of: date


class VerdictTold(ResultTold):
    subject: Subject
    award: str
    award_name: str
    year: int
    received: date
    missing: list[str]
    earliest: str | None
    scenarios: list[str]
    warnings: list[str]
    presumptions: list[str]
    criteria: list[CriterionTold]
    readings: list[ReadingTold]
    provenance: ProvenanceTold


class RungTold(ResultTold):
    award: str
    award_name: str
    missing: list[str]
    earliest: str | None


class LadderTold(Schema):
    subject: Subject
    year: int
    received: date
    results: list[RungTold]


def result(shown: Shown) -> dict[str, Any]:
    return {
        "overall": shown.overall.code, "overall_word": overall_word(shown.overall.code),
        "leaning": shown.leaning.code, "leaning_word": overall_word(shown.leaning.code),
        "near": shown.near, "held": shown.held,
    }  # fmt: skip


def _criterion(shown: ShownLine) -> dict[str, Any]:
    line = shown.line
    return {
        "depth": line.depth, "path": line.path, "group": line.group, "status": shown.status,
        "status_word": str(STATUS_WORDS[shown.status]), "text": line.text,
        "value": line.value_text, "citation": line.citation_text,
        "sureness": line.sureness.value if line.sureness else None,
        "evidence": list(line.evidence_texts), "nearest": line.nearest,
    }  # fmt: skip


def _reading(reading: Any) -> dict[str, Any]:
    return {
        "reading": reading.code, "reading_word": str(READING_WORDS[reading.code]),
        "overall": reading.overall.code, "overall_word": overall_word(reading.overall.code),
        "criteria": [_criterion(line) for line in reading.lines],
    }  # fmt: skip


def _asked_of(request: HttpRequest, uid: UUID) -> Person | Organisation:
    actor = caller(request)
    people = Person.objects.visible_to(actor).select_related("organisation")
    found = people.filter(uid=uid).first()
    return found or one(Organisation.objects.visible_to(actor).select_related("parent"), uid)


def _kind(subject: Person | Organisation) -> str:
    if isinstance(subject, Person):
        return "individual"
    return "household" if subject.kind == Kind.HOUSEHOLD else "collective"


def _board(request: HttpRequest, subject: Person | Organisation, review: Review) -> Board:
    found = board_of(caller(request), subject, review, to_export=True)
    if found is None:
        raise Http404
    return found


def _subject(subject: Person | Organisation) -> dict[str, str]:
    kind = "person" if isinstance(subject, Person) else "organisation"
    return {"kind": kind, "uid": str(subject.uid), "name": str(subject)}


def _earliest(shown: Shown) -> str | None:
    return None if shown.leaning is Overall.ELIGIBLE else shown.earliest


def _rung(board: Board, column: Column) -> dict[str, Any]:
    shown = showing(board, 0, column.code)
    return result(shown) | {
        "award": column.code, "award_name": column.name, "missing": list(shown.missing),
        "earliest": _earliest(shown),
    }  # fmt: skip


@router.get(
    "/{uid}/verdicts", response={200: LadderTold, **READING},
    summary="A person or a collective against every award asked for",
)  # fmt: skip
def verdicts(request: HttpRequest, uid: UUID, asked: Query[ReviewAsked]) -> dict[str, Any]:
    refuse_unknown(request, asked)
    subject, review = _asked_of(request, uid), asked.review()
    board = _board(request, subject, review)
    offered = columns(_kind(subject), board.awards)
    return {
        "subject": _subject(subject), "year": review.year, "received": review.received,
        "results": [_rung(board, column) for column in offered],
    }  # fmt: skip


@router.get(
    "/{uid}/verdicts/{award}", response={200: VerdictTold, **READING},
    summary="Why: one award, criterion by criterion",
)  # fmt: skip
def verdict(
    request: HttpRequest, uid: UUID, award: str, asked: Query[ReviewAsked]
) -> dict[str, Any]:  # fmt: skip
    refuse_unknown(request, asked)
    subject = _asked_of(request, uid)
    review = asked.review().about(award)
    board = _board(request, subject, review)
    offered = columns(_kind(subject), board.awards)
    column = next((column for column in offered if column.code == award), None)
    if column is None:
        raise Http404
    return _whole(showing(board, 0, award), column, review) | {"subject": _subject(subject)}


def _whole(shown: Shown, column: Column, review: Review) -> dict[str, Any]:
    origin = shown.verdict.provenance
    return result(shown) | {
        "award": column.code, "award_name": column.name, "year": review.year,
        "received": review.received, "missing": list(shown.missing),
        "earliest": _earliest(shown), "scenarios": list(shown.scenarios),
        "warnings": list(shown.explanation.warnings), "presumptions": list(shown.presumptions),
        "criteria": [_criterion(line) for line in shown.lines],
        "readings": [_reading(reading) for reading in shown.readings],
        "provenance": {"law": origin.law, "engine": origin.engine, "as_of": origin.as_of},
    }  # fmt: skip
