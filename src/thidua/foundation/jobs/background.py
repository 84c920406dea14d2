"""What the jobs themselves need from time to time."""

from datetime import timedelta

from django.utils import timezone

from thidua.foundation.jobs.actions.expire_results import expire_results
from thidua.foundation.jobs.actions.reap_jobs import reap_jobs
from thidua.foundation.jobs.models import Worker
from thidua.foundation.jobs.schedule import every
from thidua.foundation.jobs.tasks import forget
from thidua.foundation.policy.reach import Machine


@every("reap_jobs", seconds=20)
def settle_lost_jobs() -> None:
    reap_jobs(actor=Machine())


@every("expire_results", hours=1)
def drop_what_is_over() -> None:
    now = timezone.now()
    expire_results(actor=Machine())
    forget(now - timedelta(days=7))
    Worker.objects.filter(seen_at__lt=now - timedelta(days=1)).delete()
