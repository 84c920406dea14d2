"""The queue: the one place that knows which task library carries the jobs.

Django 6 brings the same interface as ``django.tasks``; then only the imports change.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django_tasks import TaskContext, task
from django_tasks_db.models import DBTaskResult

from thidua.foundation.jobs.models import Job

QUEUE = "default"


def at_once() -> bool:
    """Whether jobs run where they are started (tests), and not in a worker."""
    return "immediate" in settings.TASKS["default"]["BACKEND"]


@task(takes_context=True, queue_name=QUEUE)
def run_task(context: TaskContext, uid: str, attempt: int) -> str:  # noqa: ARG001 the library's own shape
    from thidua.foundation.jobs.runner import run_job

    return run_job(uid, attempt)


def enqueue(job: Job) -> None:
    """Hand the job's present attempt to the workers, in the transaction that is open."""
    queued = run_task.enqueue(str(job.uid), job.attempt)
    Job.objects.filter(pk=job.pk).update(task=str(queued.id))


def is_queued(job: Job) -> bool:
    """Whether a worker will still take up a waiting job."""
    if not job.task:
        return False
    return DBTaskResult.objects.ready().filter(pk=job.task).exists()


def any_ready() -> bool:
    """Whether there is anything to take up: a reading query, where taking up writes."""
    return DBTaskResult.objects.ready().exists()


def forget(before: Any) -> int:
    """Drop the library's own rows of tasks that ended, or whose worker died, before a moment."""
    old = DBTaskResult.objects.exclude(status="READY").filter(enqueued_at__lt=before)
    return old.delete()[0]
