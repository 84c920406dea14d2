"""What other parts of the office ask of submissions."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from thidua.cycle.initiatives.models import Likeness, Review, Submission
from thidua.cycle.initiatives.scoring import REVIEWERS
from thidua.cycle.initiatives.words import State, Verdict
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.among import among
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import KEEPERS, Role

SENT_BACK = Q(state=State.DRAFT) & ~Q(declined_why="")
"""Returned to its unit, and not sent again yet."""

_GIVEN = (
    Review.objects.order_by()
    .values("submission")
    .annotate(asked=Count("pk"), given=Count("done_on"))
    .filter(asked__gte=REVIEWERS, given=F("asked"))
)
ALL_GIVEN = Q(state=State.IN_REVIEW, pk__in=_GIVEN.values("submission"))
"""Under review, and every sheet is in."""


def for_council(organisation: Organisation, year: int) -> QuerySet[Submission]:
    """Those forwarded in a year by an office and everything beneath it."""
    within = subtree_ids([organisation.pk])
    rows = Submission.objects.filter(
        state=State.FORWARDED, year=year, **among("organisation", within)
    )
    return rows.select_related("organisation").order_by("organisation__sort_key", "pk")


def to_score(actor: Actor) -> QuerySet[Review]:
    """The actor's own sheets not given yet; nobody scores in another's place."""
    if actor.uid is None or actor.acting_for is not None:
        return Review.objects.none()
    rows = Review.objects.filter(
        reviewer__uid=actor.uid, done_on__isnull=True, submission__state=State.IN_REVIEW
    )
    return rows.select_related("submission__organisation").order_by("pk")


def returned(actor: Actor) -> QuerySet[Submission]:
    """Sent back to units of the actor's to be mended."""
    return Submission.objects.filter(actor.reach(*KEEPERS).condition("organisation"), SENT_BACK)


def to_assign(actor: Actor) -> QuerySet[Submission]:
    return Submission.objects.filter(_officer(actor), state=State.SUBMITTED)


def reviewed(actor: Actor) -> QuerySet[Submission]:
    """All reviews are in: to be forwarded or declined."""
    return Submission.objects.filter(_officer(actor), ALL_GIVEN)


def to_compare(actor: Actor) -> QuerySet[Likeness]:
    reach = actor.reach(Role.DEPARTMENT_OFFICER)
    return Likeness.objects.filter(
        reach.condition("first__organisation"), verdict=Verdict.OPEN
    ).exclude(first__state=State.WITHDRAWN)


def _officer(actor: Actor) -> Q:
    return actor.reach(Role.DEPARTMENT_OFFICER).condition("organisation")
