"""Questions the pages ask of jobs."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count, Q
from django.utils import timezone

from thidua.foundation.jobs.models import AWAY, Job, Worker
from thidua.foundation.jobs.tasks import at_once
from thidua.foundation.jobs.words import ENDED, OPEN, State
from thidua.foundation.policy.reach import Actor

WORKING = Q(state__in=OPEN)
NEWS = Q(state__in=ENDED, seen=False)


class Mine(NamedTuple):
    """How many jobs of a reader run or wait, and how many ended that he or she has not opened."""

    open: int
    news: int


def mine(actor: Actor) -> Mine:
    if actor.uid is None:
        return Mine(0, 0)
    found = Job.objects.filter(owner__uid=actor.uid).aggregate(
        open=Count("pk", filter=WORKING),
        news=Count("pk", filter=NEWS),
    )
    return Mine(**found)


def someone_works() -> bool:
    """Whether a worker, or a job it is busy with, has spoken lately."""
    if at_once():
        return True
    lately = timezone.now() - AWAY
    return (
        Worker.objects.filter(seen_at__gt=lately).exists()
        or Job.objects.filter(state=State.RUNNING, heartbeat__gt=lately).exists()
    )
