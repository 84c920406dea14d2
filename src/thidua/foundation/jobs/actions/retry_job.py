from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.jobs.kinds import KINDS
from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.permissions import require_owner
from thidua.foundation.jobs.tasks import enqueue
from thidua.foundation.jobs.words import State
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def retry_job(*, actor: Actor, job: Job) -> Job:
    """Run a failed job again, from its beginning; any other stays as it is.

    Raises NotPermitted.
    """
    current = Job.objects.select_for_update().get(pk=job.pk)
    require_owner(actor, current)
    if current.state != State.FAILED or current.kind not in KINDS:
        return current
    require(KINDS[current.kind].may, actor, current.organisation_id)
    before = current.snapshot()
    current.wait_again()
    record(actor=actor, verb="retry_job", target=current, before=before, after=current.snapshot())
    enqueue(current)
    current.refresh_from_db()
    return current
