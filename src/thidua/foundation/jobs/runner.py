"""Run one job from its claim to its end, and say in the owner's words how it ended."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.foundation.jobs.actions.reap_jobs import reap_jobs
from thidua.foundation.jobs.kinds import Kind, kind_of
from thidua.foundation.jobs.models import Job, JobFile, Use
from thidua.foundation.jobs.run import Cancelled, Leaving, Refused, Result, Run, TakenAway
from thidua.foundation.jobs.tasks import at_once
from thidua.foundation.jobs.words import ACCOUNT_CLOSED, BROKEN, UNKNOWN_KIND, State
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.policy.reach import Machine
from thidua.foundation.records.deadlocks import again

log = logging.getLogger(__name__)


def run_job(uid: str, attempt: int) -> str:
    """Returns the state the job came to; "" where it was no longer to be run."""
    job = _claim(uid, attempt)
    if job is None:
        return ""
    with override(job.language):
        try:
            return _run(job)
        except Leaving:
            return _give_back(job)
        except (SystemExit, KeyboardInterrupt):
            _give_back(job)
            raise


def _claim(uid: str, attempt: int) -> Job | None:
    """Take the job up; None where it was cancelled, or another worker has it."""
    now = timezone.now()
    waiting = Job.objects.filter(uid=uid, attempt=attempt, state=State.WAITING)
    if not waiting.update(state=State.RUNNING, started_at=now, heartbeat=now):
        return None
    return Job.objects.select_related("owner", "organisation").get(uid=uid)


def _run(job: Job) -> str:
    kind = kind_of(job.kind)
    fault = _fault(job, kind)
    if fault or kind is None:
        return _end(job, State.FAILED, fault)
    try:
        return _finish(job, kind, _work(job, kind))
    except Cancelled:
        return _end(job, State.CANCELLED, _("Đã dừng theo yêu cầu. Dữ liệu không thay đổi."))
    except TakenAway:
        return ""
    except Leaving:
        raise
    except (Refused, PermissionDenied, ValidationError, StaleEdit) as refused:
        return _end(job, State.FAILED, _sentence(refused))
    except Exception:
        log.exception("Job %s (%s) failed", job.uid, job.kind)
        return _end(job, State.FAILED, str(BROKEN))


def _work(job: Job, kind: Kind) -> Result | None:
    run = Run(job, at_once=at_once(), safe=kind.safe)
    if run.at_once:  # inside whoever started it: what fails must not take the starter along
        with transaction.atomic():
            return kind.work(run, **job.arguments)
    with run.beating():
        return again(lambda: kind.work(run, **job.arguments))


def _fault(job: Job, kind: Kind | None) -> str:
    if kind is None:
        return str(UNKNOWN_KIND)
    if job.owner is not None and not job.owner.is_active:
        return str(ACCOUNT_CLOSED)
    return ""


def _sentence(refused: Exception) -> str:
    if isinstance(refused, ValidationError):
        return " ".join(refused.messages)
    return str(refused) or str(BROKEN)


@transaction.atomic
def _finish(job: Job, kind: Kind, result: Result | None) -> str:
    made = result or Result()
    now = timezone.now()
    kept = now + kind.keeps if made.file is not None else None
    state = _end(job, State.DONE, made.text, about=made.about, result_until=kept, finished_at=now)
    if state and made.file is not None:
        JobFile.keep(job, Use.RESULT, made.name, made.media_type, made.file)
    return state


def _end(job: Job, state: State, outcome: str, **more: Any) -> str:
    """Close the run, if the job is still its own."""
    mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=State.RUNNING)
    more.setdefault("finished_at", timezone.now())
    if not mine.update(state=state, outcome=outcome[:1000], **more):
        return ""
    if state != State.FAILED:  # a failed job may be run again on what it was given
        JobFile.objects.filter(job=job, use=Use.GIVEN).delete()
    return str(state)


def _give_back(job: Job) -> str:
    """The worker is being stopped: what it had not finished waits for the next one."""
    reap_jobs(actor=Machine(), only=job)
    return str(Job.objects.values_list("state", flat=True).get(pk=job.pk))
