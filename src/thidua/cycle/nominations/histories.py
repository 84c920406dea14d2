"""The histories of many subjects at once: five queries, whatever their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.registry.models import Achievement, AwardHeld, InitiativeAuthor, Rating

Subject = Person | Organisation


@dataclass(slots=True)
class History:
    """Rows about one subject, latest first; an award taken back is left out."""

    subject: Subject
    ratings: list[Rating] = field(default_factory=list)
    awards: list[AwardHeld] = field(default_factory=list)
    works: list[InitiativeAuthor] = field(default_factory=list)
    achievements: list[Achievement] = field(default_factory=list)
    postings: list[Posting] = field(default_factory=list)

    def rating_of(self, year: int) -> Rating | None:
        return next((row for row in self.ratings if row.year == year), None)

    def works_of(self, years: Iterable[int]) -> list[InitiativeAuthor]:
        wanted = set(years)
        return [row for row in self.works if row.initiative.year in wanted]

    def achievements_of(self, years: Iterable[int]) -> list[Achievement]:
        wanted = set(years)
        return [row for row in self.achievements if row.year in wanted]

    def post_on(self, day: date) -> Posting | None:
        """The post held on a day; a head's before another."""
        held = [p for p in self.postings if p.starts <= day and (p.ends is None or day < p.ends)]
        return next((post for post in held if post.is_head), held[-1] if held else None)


def histories(subjects: Sequence[Subject], *, to: int) -> dict[UUID, History]:
    """Histories up to and with a year, by the subject's uid."""
    found = {subject.uid: History(subject) for subject in subjects}
    people = {one.pk: found[one.uid] for one in subjects if isinstance(one, Person)}
    units = {one.pk: found[one.uid] for one in subjects if not isinstance(one, Person)}
    whom = Q(person__in=people) | Q(organisation__in=units)
    works = InitiativeAuthor.objects.filter(whom, initiative__year__lte=to)
    tables: dict[str, QuerySet[Any]] = {
        "ratings": Rating.objects.filter(whom, year__lte=to).order_by("-year"),
        "awards": AwardHeld.objects.filter(whom, year__lte=to).exclude(status="revoked")
        .order_by("-year", "award"),
        "works": works.select_related("initiative").order_by("-initiative__year"),
        "achievements": Achievement.objects.filter(whom, year__lte=to).order_by("-year"),
        "postings": Posting.objects.filter(person__in=people).order_by("starts", "pk"),
    }  # fmt: skip
    for name, rows in tables.items():
        for row in rows:
            person = getattr(row, "person_id", None)
            owner = people[person] if person else units[row.organisation_id]
            getattr(owner, name).append(row)
    return found
