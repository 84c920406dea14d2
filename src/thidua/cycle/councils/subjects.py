"""What stands on a ballot: a nomination, an initiative, or a subject without a file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.utils import timezone

from thidua.cycle.initiatives.models import Submission
from thidua.cycle.nominations.models import Nomination
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person, Posting


@dataclass(frozen=True, slots=True)
class Candidate:
    """``concerned``: keys of the people a vote on it is about, beside a person it names."""

    name: str
    detail: str = ""
    nomination: Nomination | None = None
    submission: Submission | None = None
    person: Person | None = None
    organisation: Organisation | None = None
    concerned: frozenset[int] = field(default_factory=frozenset)

    def columns(self) -> dict[str, Any]:
        return {
            "name": self.name[:500], "detail": self.detail[:300], "nomination": self.nomination,
            "submission": self.submission, "person": self.person,
            "organisation": self.organisation,
        }  # fmt: skip


def of_nominations(rows: Sequence[Nomination]) -> list[Candidate]:
    """By the names the subjects bear today; later changes of names do not reach the paper."""
    titles = _titles(one.person for one in rows if one.person)
    return [
        Candidate(
            _name(one.person or one.organisation), _detail(one.person or one.organisation, titles),
            nomination=one, person=one.person, organisation=one.organisation,
        )
        for one in rows
    ]  # fmt: skip


def of_subjects(subjects: Sequence[Person | Organisation]) -> list[Candidate]:
    titles = _titles(one for one in subjects if isinstance(one, Person))
    return [
        Candidate(
            _name(one), _detail(one, titles),
            person=one if isinstance(one, Person) else None,
            organisation=None if isinstance(one, Person) else one,
        )
        for one in subjects
    ]  # fmt: skip


def of_submissions(rows: Iterable[Submission]) -> list[Candidate]:
    """Initiatives by their titles, with their authors; ``rows`` with these fetched beforehand."""
    return [
        Candidate(
            one.title, "; ".join(str(author.person) for author in one.authors.all()),
            submission=one,
            concerned=frozenset(author.person_id for author in one.authors.all()),
        )
        for one in rows
    ]  # fmt: skip


def _titles(people: Iterable[Person]) -> dict[int, str]:
    """Person → the post held today, the latest where there are several; one query."""
    today = timezone.localdate()
    running = Q(ends__isnull=True) | Q(ends__gt=today)
    rows = Posting.objects.filter(running, person__in=[one.pk for one in people])
    return dict(rows.order_by("starts", "pk").values_list("person_id", "title"))


def _name(subject: Person | Organisation | None) -> str:
    assert subject is not None, "a vote is about somebody"
    return subject.full_name if isinstance(subject, Person) else subject.name


def _detail(subject: Person | Organisation | None, titles: dict[int, str]) -> str:
    """Post and unit in full, as a paper has them."""
    if isinstance(subject, Person):
        return ", ".join(filter(None, (titles.get(subject.pk), subject.organisation.name)))
    return subject.parent.name if subject is not None and subject.parent else ""
