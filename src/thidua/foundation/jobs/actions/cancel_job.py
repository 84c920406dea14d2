from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.jobs.models import Job, JobFile, Use
from thidua.foundation.jobs.permissions import require_stop
from thidua.foundation.jobs.words import State
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def cancel_job(*, actor: Actor, job: Job) -> Job:
    """Stop a job: at once while it waits, at its next step while it runs; one that has ended
    stays as it is. Raises NotPermitted."""
    current = Job.objects.select_for_update().get(pk=job.pk)
    require_stop(actor, current)
    if current.ended or current.cancel_asked:
        return current
    before = current.snapshot()
    current.cancel_asked = True
    if current.state == State.WAITING:
        current.state, current.finished_at = State.CANCELLED, timezone.now()
        current.outcome = _("Đã dừng trước khi chạy. Dữ liệu không thay đổi.")
        JobFile.objects.filter(job=current, use=Use.GIVEN).delete()
    current.save(update_fields=["cancel_asked", "state", "finished_at", "outcome"])
    record(actor=actor, verb="cancel_job", target=current, before=before, after=current.snapshot())
    return current
