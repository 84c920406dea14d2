"""Work on a large file is handed to the background; its page shows how far it is."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.jobs.models import Job
from thidua.foundation.organisations.models import Organisation
from thidua.surfaces.desk.views.sweep.finding import SignedIn


def started(request: SignedIn, kind: str, batch: ImportBatch, **arguments: Any) -> HttpResponse:
    """Start work on a batch, or show the same work where it runs already."""
    running = Job.objects.open().filter(about=batch.uid, kind=kind, owner=request.user)
    job = running.first() or start_job(
        actor=request.user, kind=kind, organisation=batch.organisation, about=batch.uid,
        arguments={"batch": str(batch.uid), **arguments}, label=batch.file_name,
    )  # fmt: skip
    return redirect("desk:job", job.uid)


def asked_for(
    request: SignedIn, kind: str, place: Organisation | None, **arguments: Any
) -> HttpResponse:
    """Start making a file, and show how far it is."""
    job = start_job(actor=request.user, kind=kind, organisation=place, arguments=arguments)
    return redirect("desk:job", job.uid)
