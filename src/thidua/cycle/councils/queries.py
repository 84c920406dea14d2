"""What other parts of the office ask of councils."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.cycle.councils.models import Ballot, BallotItem, Member, RollMark, Sitting
from thidua.cycle.councils.words import BallotState, Kind, Method, Part, SittingState
from thidua.cycle.nominations.models import Round
from thidua.foundation.policy.reach import Actor

BALLOT_OPEN = Q(Exists(Ballot.objects.filter(sitting=OuterRef("pk"), state=BallotState.OPEN)))
"""A sitting of which a ballot is open."""


def passed(of: Sitting | Round, award: str) -> QuerySet[BallotItem]:
    """Subjects that reached the share in closed ballots on an award, of a sitting or of every
    sitting of a round; a subject voted on twice counts by its latest ballot.

    The order is that of the papers. A vote that could not be judged has not passed.
    """
    where = Q(ballot__sitting=of) if isinstance(of, Sitting) else Q(ballot__sitting__round=of)
    closed = BallotItem.objects.filter(where, ballot__award=award, ballot__state=BallotState.CLOSED)
    latest: dict[Any, int] = {}
    for pk, *subject in closed.order_by("ballot_id", "number").values_list(
        "pk", "nomination_id", "submission_id", "person_id", "organisation_id", "name"
    ):
        latest[tuple(subject)] = pk
    found = closed.filter(pk__in=list(latest.values()), passed=True)
    rows = found.select_related(
        "ballot__sitting", "nomination", "submission", "person", "organisation"
    )
    return rows.order_by("ballot_id", "number")


def has_open_ballot(sitting: Sitting) -> bool:
    return sitting.ballots.filter(state=BallotState.OPEN).exists()


def awaiting(actor: Actor) -> QuerySet[RollMark]:
    """The actor's own sheets not cast yet, of ballots that are open."""
    if actor.uid is None or actor.acting_for is not None:
        return RollMark.objects.none()
    mine = Member.objects.of_account(actor).values("pk")
    rows = RollMark.objects.filter(
        member__in=mine, voted=False, ballot__state=BallotState.OPEN, ballot__method=Method.SECRET
    )
    return rows.select_related("ballot__sitting__council").order_by("ballot_id")


def without_minutes(actor: Actor) -> QuerySet[Sitting]:
    """Sittings that have ended and wait for their minutes, of those the actor sees."""
    return Sitting.objects.visible_to(actor).filter(state=SittingState.CLOSED)


def left_open(actor: Actor) -> QuerySet[Sitting]:
    """Sittings of which a ballot is still open: no backup is made meanwhile."""
    seen = Sitting.objects.visible_to(actor)
    return seen.filter(BALLOT_OPEN)


def holder_of(sitting: Sitting, part: Part) -> Member | None:
    """The member of that part who was at the sitting; for the chair a vice chair in his place."""
    parts: list[Part] = [part, Part.VICE_CHAIR] if part is Part.CHAIR else [part]
    came = Member.objects.filter(attendances__sitting=sitting, attendances__present=True)
    found = came.filter(role__in=parts).select_related("person", "user").order_by("pk")
    return min(found, key=lambda one: parts.index(Part(one.role)), default=None)


def is_about_initiatives(sitting: Sitting) -> bool:
    return bool(sitting.council.kind == Kind.INITIATIVE)
