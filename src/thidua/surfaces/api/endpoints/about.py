"""What the tables about a person or a collective share: filters, whom to write for, corrections."""

from typing import Any
from uuid import UUID

from django.db.models import Q
from ninja import Field

from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.subjects import SubjectQuerySet
from thidua.surfaces.api.lists import beneath
from thidua.surfaces.api.shapes import Given, Paging

KEPT = ("year", "rating")
"""Columns that always say something."""


class AboutAsked(Paging):
    """Filters of a table whose rows are about a person or a collective."""

    subject: UUID | None = Field(None, description="Uid of a person or an organisation.")
    organisation: UUID | None = Field(None, description="Of this organisation and all beneath it.")
    year: int | None = Field(None, ge=1945, le=2062)


class SubjectGiven(Given):
    """Whom a new row is about: exactly one of the two."""

    person: UUID | None = None
    organisation: UUID | None = None


class Correction(Given):
    """``edit_version`` as it was read; the reason is kept with what the row said before."""

    edit_version: int = Field(ge=1, le=2_000_000_000)
    reason: str = Field(min_length=1, max_length=500)

    def changes(self) -> dict[str, Any]:
        """The columns that were sent; null empties a day, and leaves what cannot be empty."""
        sent = self.model_dump(exclude_unset=True, exclude={"edit_version", "reason"})
        return {name: value for name, value in sent.items() if name not in KEPT or value}


def about(rows: SubjectQuerySet, actor: Actor, asked: AboutAsked) -> SubjectQuerySet:
    """Rows narrowed by subject, by part of the tree, by year."""
    if asked.subject:
        rows = rows.filter(Q(person__uid=asked.subject) | Q(organisation__uid=asked.subject))
    within = beneath(actor, asked.organisation)
    if within is not None:
        rows = rows.filter(Q(person__organisation__in=within) | Q(organisation__in=within))
    if asked.year:
        rows = rows.filter(year=asked.year)
    return rows.with_subject()
