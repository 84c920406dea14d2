"""What other parts of the office ask of submissions."""

from __future__ import annotations

from django.db.models import Count, F, Q, QuerySet

from thidua.cycle.initiatives.models import Likeness, Review, Submission
from thidua.cycle.initiatives.words import State, Verdict
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.among import among
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import KEEPERS, Role


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
    mine = actor.reach(*KEEPERS).condition("organisation")
    return Submission.objects.filter(mine, state=State.DRAFT).exclude(declined_why="")


def to_assign(actor: Actor) -> QuerySet[Submission]:
    return Submission.objects.filter(_officer(actor), state=State.SUBMITTED)


def reviewed(actor: Actor) -> QuerySet[Submission]:
    """All reviews are in: to be forwarded or declined."""
    rows = Submission.objects.filter(_officer(actor), state=State.IN_REVIEW)
    counted = rows.annotate(
        asked=Count("reviews"), given=Count("reviews", filter=Q(reviews__done_on__isnull=False))
    )
    return counted.filter(asked__gte=2, given=F("asked"))


def to_compare(actor: Actor) -> QuerySet[Likeness]:
    reach = actor.reach(Role.DEPARTMENT_OFFICER)
    return Likeness.objects.filter(
        reach.condition("first__organisation"), verdict=Verdict.OPEN
    ).exclude(first__state=State.WITHDRAWN)


def _officer(actor: Actor) -> Q:
    return actor.reach(Role.DEPARTMENT_OFFICER).condition("organisation")
