from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import get_language

from thidua.foundation.audit.actions.record import record
from thidua.foundation.jobs.acting import owners_of
from thidua.foundation.jobs.kinds import KINDS
from thidua.foundation.jobs.models import Job, JobFile, Use
from thidua.foundation.jobs.tasks import enqueue
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


class Given(NamedTuple):
    """A file the job is to read."""

    name: str
    content: bytes
    media_type: str = "application/octet-stream"


@transaction.atomic
def start_job(
    *, actor: Actor, kind: str, organisation: Organisation | None = None,
    arguments: dict[str, Any] | None = None, given: Given | None = None, about: Any = None,
    label: str = "",
) -> Job:  # fmt: skip
    """Ask for long work; it is queued with this transaction. Raises NotPermitted."""
    require(KINDS[kind].may, actor, organisation.pk if organisation else None)
    job = Job(
        kind=kind, organisation=organisation, arguments=arguments or {}, about=about,
        label=(label or (given.name if given else ""))[:200],
        language="en" if (get_language() or "").startswith("en") else "vi", **owners_of(actor),
    )  # fmt: skip
    job.save(force_insert=True)
    if given is not None:
        JobFile.keep(job, Use.GIVEN, given.name, given.media_type, given.content)
    record(actor=actor, verb="start_job", target=job, after=job.snapshot())
    enqueue(job)
    job.refresh_from_db()
    return job
