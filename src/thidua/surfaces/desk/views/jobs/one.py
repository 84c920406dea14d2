"""One job: how far it is, what came of it; stop it, run it again, fetch its file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from thidua.foundation.jobs.actions.cancel_job import cancel_job
from thidua.foundation.jobs.actions.retry_job import retry_job
from thidua.foundation.jobs.aside import lay_on
from thidua.foundation.jobs.models import Job, JobFile, Use
from thidua.foundation.jobs.permissions import may_fetch, may_stop
from thidua.foundation.jobs.queries import someone_works
from thidua.foundation.jobs.words import State
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.views.jobs.listing import SHAPES, moment

OPENS = {
    "preview_import": ("desk:exchange-batch", gettext_lazy("Mở bản xem trước")),
    "decide_import": ("desk:exchange-batch", gettext_lazy("Mở bản xem trước")),
    "import_rows": ("desk:exchange-batch", gettext_lazy("Mở lần nhập")),
    "mark_workbook": ("desk:exchange-batch", gettext_lazy("Mở lần nhập")),
    "preview_bundle": ("desk:exchange-batch", gettext_lazy("Mở bản xem trước")),
    "undo_import": ("desk:exchange-batch", gettext_lazy("Mở lần nhập")),
}
"""Kind → the page of the row a job is about, and what the link says."""


def job_of(request: HttpRequest, uid: UUID) -> Job:
    """To whoever may not see it, it does not exist."""
    seen = Job.objects.visible_to(reader(request)).select_related("owner", "organisation")
    found = seen.filter(uid=uid).first()
    if found is None:
        raise Http404
    return lay_on(found)


def page(request: HttpRequest, uid: UUID) -> HttpResponse:
    job = job_of(request, uid)
    context = _context(request, job) | {
        "crumbs": [(_("Việc chạy nền"), reverse("desk:jobs"))], "facts": _facts(job),
        "lead": job.label if job.belongs_to(reader(request)) else "",
    }  # fmt: skip
    return render(request, "desk/jobs/one.html", context)


def progress(request: HttpRequest, uid: UUID) -> HttpResponse:
    """The part of the page that changes; once the job has ended it asks no more."""
    return render(request, "desk/jobs/progress.html", _context(request, job_of(request, uid)))


@require_POST
def cancel(request: HttpRequest, uid: UUID) -> HttpResponse:
    job = cancel_job(actor=reader(request), job=job_of(request, uid))
    if job.state == State.RUNNING:
        messages.info(request, _("Đã ghi yêu cầu; việc sẽ dừng ở bước kế tiếp."))
    return redirect("desk:job", uid)


@require_POST
def retry(request: HttpRequest, uid: UUID) -> HttpResponse:
    retry_job(actor=reader(request), job=job_of(request, uid))
    return redirect("desk:job", uid)


def result(request: HttpRequest, uid: UUID) -> HttpResponse:
    job = job_of(request, uid)
    file = JobFile.objects.filter(job=job, use=Use.RESULT).first()
    if file is None or not may_fetch(reader(request), job):
        raise Http404
    return HttpResponse(
        file.opened(), content_type=file.media_type,
        headers={
            "Content-Disposition": str(content_disposition_header(True, file.name)),
            "Cache-Control": "private, no-store",
        },
    )  # fmt: skip


def _context(request: HttpRequest, job: Job) -> dict[str, Any]:
    actor = reader(request)
    own = job.belongs_to(actor)
    if own and job.ended and not job.seen:
        Job.objects.filter(pk=job.pk).update(seen=True)
    fetched = own and may_fetch(actor, job)
    return {
        "job": job, "own": own, "shape": SHAPES.get(State(job.state), "not_eligible"),
        "may_stop": job.is_open and not job.cancel_asked and may_stop(actor, job),
        "may_retry": own and job.state == State.FAILED,
        "nobody_works": job.state == State.WAITING and not someone_works(),
        "file": job.files.filter(use=Use.RESULT).defer("content").first() if fetched else None,
        "opens": _opens(job) if own else None,
    }  # fmt: skip


def _opens(job: Job) -> dict[str, Any] | None:
    if job.about is None or job.kind not in OPENS or job.is_open:
        return None
    view, label = OPENS[job.kind]
    return {"address": reverse(view, args=[job.about]), "label": label}


def _facts(job: Job) -> list[tuple[str, str]]:
    facts = [
        (_("Phạm vi"), str(job.organisation or "")),
        (_("Người yêu cầu"), str(job.owner or "")),
        (_("Thay mặt"), str(job.on_behalf or "")),
        (_("Yêu cầu lúc"), moment(job.queued_at)),
        (_("Lần chạy"), str(job.attempt)),
        (_("Mã việc"), str(job.uid)),
    ]
    return [(label, text) for label, text in facts if text]
