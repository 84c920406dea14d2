"""The rows of the registry about one subject, as far as a reader may see them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from thidua.cycle.nominations.inherited import Inherited, inherited
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Absence, Person, Posting, Retirement
from thidua.foundation.policy.reach import Actor
from thidua.foundation.registry.models import (
    Achievement,
    AwardHeld,
    BlocResult,
    BodyRating,
    Discipline,
    Hold,
    InitiativeAuthor,
    MemberRoll,
    Rating,
)
from thidua.foundation.registry.permissions import may_see_discipline
from thidua.foundation.reorganising.models import Succession


@dataclass(frozen=True, slots=True)
class Dossier:
    """One subject's history. Discipline and holds stay empty for whoever may not know.

    Of a collective with what its predecessors hand on; ``unconfirmed``: of whom that is not said.
    """

    subject: Person | Organisation
    knows: bool
    awards: list[AwardHeld]
    ratings: list[Rating]
    authorships: list[InitiativeAuthor]
    achievements: list[Achievement]
    postings: list[Posting] = field(default_factory=list)
    absences: list[Absence] = field(default_factory=list)
    retirement: Retirement | None = None
    blocs: list[BlocResult] = field(default_factory=list)
    bodies: list[BodyRating] = field(default_factory=list)
    rolls: list[MemberRoll] = field(default_factory=list)
    discipline: list[Discipline] = field(default_factory=list)
    holds: list[Hold] = field(default_factory=list)
    unconfirmed: list[Succession] = field(default_factory=list)

    @property
    def is_person(self) -> bool:
        return isinstance(self.subject, Person)


def dossier(actor: Actor, subject: Person | Organisation) -> Dossier:
    """Everything recorded of a subject the actor has already been allowed to see."""
    knows = may_see_discipline(actor, subject.place_id)
    about: dict[str, Any] = (
        {"person": subject} if isinstance(subject, Person) else {"organisation": subject}
    )
    secret: dict[str, Any] = {
        "discipline": list(Discipline.objects.filter(**about)),
        "holds": list(Hold.objects.filter(**about)),
    } if knows else {}  # fmt: skip
    if isinstance(subject, Person):
        handed, of_kind = Inherited(), _of_person(subject)
    else:
        handed = inherited(subject)
        of_kind = _of_collective(subject, handed)
    works = InitiativeAuthor.objects.filter(**about).select_related("initiative")
    return Dossier(
        subject, knows,
        awards=handed.after("awards", AwardHeld.objects.filter(**about), _same_award),
        ratings=handed.after("ratings", Rating.objects.filter(**about), lambda row: (row.year,)),
        authorships=handed.after("authorships", works.order_by("-initiative__year", "pk")),
        achievements=handed.after("achievements", Achievement.objects.filter(**about)),
        unconfirmed=handed.open, **of_kind, **secret,
    )  # fmt: skip


def _same_award(row: AwardHeld) -> tuple[object, ...]:
    return row.award, row.award_name, row.year, row.method


def _of_person(person: Person) -> dict[str, Any]:
    return {
        "postings": list(Posting.objects.filter(person=person).select_related("organisation")),
        "absences": list(Absence.objects.filter(person=person)),
        "retirement": Retirement.objects.filter(person=person).first(),
    }


def _of_collective(organisation: Organisation, handed: Inherited) -> dict[str, Any]:
    about = {"organisation": organisation}
    return {
        "blocs": handed.after("blocs", BlocResult.objects.filter(**about),
                              lambda row: (row.year, row.organised_by)),
        "bodies": handed.after("bodies", BodyRating.objects.filter(**about),
                               lambda row: (row.year, row.body)),
        "rolls": handed.after("rolls", MemberRoll.objects.filter(**about),
                              lambda row: (row.year,)),
    }  # fmt: skip
