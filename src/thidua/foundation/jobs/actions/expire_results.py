from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from thidua.foundation.audit.actions.record import record
from thidua.foundation.jobs.aside import sweep
from thidua.foundation.jobs.models import Job, JobFile
from thidua.foundation.jobs.words import ENDED
from thidua.foundation.policy.reach import Actor

LISTED = timedelta(days=90)
GIVEN_KEPT = timedelta(days=7)


@transaction.atomic
def expire_results(*, actor: Actor) -> int:
    """Drop files whose time is over, and jobs that ended long ago; returns how many went."""
    now = timezone.now()
    sweep()
    over = JobFile.objects.filter(job__result_until__lt=now) | JobFile.objects.filter(
        job__state__in=ENDED, job__result_until=None, job__finished_at__lt=now - GIVEN_KEPT
    )
    old = Job.objects.filter(state__in=ENDED, finished_at__lt=now - LISTED)
    files = JobFile.objects.filter(pk__in=over.values("pk")).delete()[0]
    jobs = list(old.order_by("pk"))
    if files or jobs:
        about = jobs[0] if jobs else Job(kind="")
        record(
            actor=actor, verb="expire_jobs", target=about, many=max(2, files + len(jobs)),
            after={"files": files, "jobs": len(jobs)},
        )  # fmt: skip
        old.delete()
    return files + len(jobs)
