"""The sheet a reviewer fills in, and what two reviewers say together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.comparing import office_of
from thidua.cycle.initiatives.models import Criterion, Review, Submission
from thidua.foundation.organisations.models import Organisation

REVIEWERS = 2
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Line:
    """A criterion with its points by reviewer, in the order of the reviews, and their mean."""

    text: str
    most: Decimal
    floor: Decimal | None
    knock_out: bool
    points: tuple[Decimal, ...]

    @property
    def mean(self) -> Decimal:
        return (sum(self.points, Decimal(0)) / len(self.points)).quantize(CENT)

    @property
    def is_under(self) -> bool:
        return self.floor is not None and self.mean < self.floor


def sheet_of(organisation: Organisation) -> list[Criterion]:
    """The lines of the office; empty where it has set none."""
    return list(Criterion.objects.filter(organisation=office_of(organisation)))


def kept(criteria: Sequence[Criterion], points: Mapping[int, Decimal]) -> list[dict[str, Any]]:
    """The lines as a review keeps them. Raises ValidationError, by line."""
    faults = [fault for one in criteria if (fault := _fault(one, points.get(one.pk)))]
    if faults:
        raise ValidationError(faults)
    return [
        {"text": one.text, "most": str(one.most), "knock_out": one.knock_out,
         "floor": None if one.floor is None else str(one.floor), "points": str(points[one.pk])}
        for one in criteria
    ]  # fmt: skip


def _fault(line: Criterion, given: Decimal | None) -> str:
    told = {"line": str(line), "most": line.most}
    if given is None:
        return _("%(line)s: chưa cho điểm.") % told
    if not 0 <= given <= line.most:
        return _("%(line)s: điểm phải từ 0 đến %(most)s.") % told
    return ""


def done_reviews(row: Submission) -> list[Review]:
    return list(row.reviews.filter(done_on__isnull=False).select_related("reviewer"))


def is_open(reviews: Sequence[Review]) -> bool:
    """Nobody reads another's points before everybody asked has given his or hers."""
    return len(reviews) >= REVIEWERS and all(one.done_on for one in reviews)


def together(reviews: Sequence[Review]) -> list[Line]:
    """By line of the sheet; a line that only one of them was given by has one number."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in reviews:
        for line in one.scores.get("lines", []):
            found.setdefault(line["text"], []).append(line)
    return [
        Line(text, Decimal(lines[0]["most"]), _number(lines[0]["floor"]), lines[0]["knock_out"],
             tuple(Decimal(line["points"]) for line in lines))
        for text, lines in found.items()
    ]  # fmt: skip


def _number(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def mean_total(reviews: Sequence[Review]) -> Decimal | None:
    totals = [one.total for one in reviews if one.total is not None]
    return (sum(totals, Decimal(0)) / len(totals)).quantize(CENT) if totals else None


def knocked_out(reviews: Sequence[Review]) -> list[Line]:
    return [one for one in together(reviews) if one.knock_out and one.is_under]
