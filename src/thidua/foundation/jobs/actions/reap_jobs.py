from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import override

from thidua.foundation.audit.actions.record import record
from thidua.foundation.jobs.kinds import kind_of
from thidua.foundation.jobs.models import AWAY, Job
from thidua.foundation.jobs.tasks import enqueue, is_queued
from thidua.foundation.jobs.words import LOST, MADE_BUT_SILENT, State
from thidua.foundation.policy.reach import Actor

ATTEMPTS = 3
"""A job that killed three workers is not run a fourth time by itself."""


def reap_jobs(*, actor: Actor, silent: timedelta = AWAY, only: Job | None = None) -> int:
    """Settle jobs whose worker was killed: run again what is safe to, fail the rest with a
    sentence; queue again what waits and is in no queue. ``only``: this one, however lively.

    Returns how many were settled.
    """
    long_ago = timezone.now() - silent
    lost = Job.objects.filter(
        Q(state=State.RUNNING, heartbeat__lt=long_ago)
        | Q(state=State.WAITING, queued_at__lt=long_ago)
    )
    wanted = Job.objects.filter(pk=only.pk) if only else lost
    return sum(_settle(actor, pk, long_ago, only) for pk in wanted.values_list("pk", flat=True))


@transaction.atomic
def _settle(actor: Actor, pk: int, long_ago: datetime, only: Job | None) -> int:
    job = Job.objects.select_for_update().get(pk=pk)
    if job.state == State.WAITING:
        if is_queued(job):
            return 0
        enqueue(job)
        return 1
    if job.state != State.RUNNING or job.heartbeat is None:
        return 0
    if only is None and job.heartbeat >= long_ago:
        return 0  # it spoke again meanwhile
    before = job.snapshot()
    kind = kind_of(job.kind)
    if job.changed_at is not None:
        _close(job, State.DONE, MADE_BUT_SILENT)
    elif job.cancel_asked or kind is None or not kind.safe or _spent(job, only):
        _close(job, State.FAILED, LOST)
    else:
        job.wait_again()
        enqueue(job)
    record(actor=actor, verb="reap_job", target=job, before=before, after=job.snapshot())
    return 1


def _spent(job: Job, only: Job | None) -> bool:
    """A worker that was stopped in order is no sign against the job."""
    return only is None and job.attempt >= ATTEMPTS


def _close(job: Job, state: State, told: object) -> None:
    with override(job.language):
        job.outcome = str(told)
    job.state, job.finished_at = state, timezone.now()
    job.save(update_fields=["state", "outcome", "finished_at"])
