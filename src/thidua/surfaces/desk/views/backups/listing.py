"""The backups there are: made now, by day, carried away sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from thidua.foundation.backups.actions.fetch_backup import fetch_backup
from thidua.foundation.backups.folder import Kept, all_kept, one_kept
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.backups.queries import age_of_latest, rows_of
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.jobs.models import Job
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.listing import Sheet, Words, files_at, of_values

LEAD = _("Toàn bộ cơ quan trong một tệp; mỗi tệp được đọc lại và đối chiếu trước khi giữ.")
SEALED = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Line:
    """A file and what the office remembers of it."""

    kept: Kept
    rows: int | None
    digest: str


def _made(line: Line) -> datetime:
    return timezone.localtime(line.kept.made_at)


def _why(line: Line) -> str:
    return str(line.kept.why.label)


BACKUPS = Sheet(
    slug="sao-luu",
    title=_("Sao lưu"),
    columns=(
        Column("name", _("Tệp"), lambda line: line.kept.name, sort=("name",)),
        Column("made_at", _("Sao lưu lúc"), _made, kind="day", sort=("made_at",)),
        Column("why", _("Vì sao"), _why, sort=("why",)),
        Column("size", _("Dung lượng (MB)"), lambda line: round(line.kept.size / 1_048_576, 1),
               kind="num", sort=("size",)),
        Column("rows", _("Số dòng"), lambda line: line.rows, kind="num", sort=("rows",)),
        Column("digest", "SHA-256", lambda line: line.digest[:16], listed=False),
    ),
    order="-made_at",
    sieves=(of_values("why", _("Vì sao"), _why),),
    words=Words(
        ("%(n)s bản sao lưu", "%(n)s bản sao lưu"), _("Chưa có bản sao lưu nào"),
        _("Bấm «Sao lưu ngay» để tạo bản đầu tiên, rồi chép tệp sang nơi khác."),
        _("Không có bản sao lưu nào khớp bộ lọc"), "",
    ),
    opened=lambda line: reverse("desk:backup-fetch", args=[line.kept.name]),
)  # fmt: skip


@require_GET
def backups(request: HttpRequest) -> HttpResponse:
    _require_keeper(request)
    context = BACKUPS.drawn(request, _lines(), files_at("desk:backups-file")) | {
        "lead": LEAD,
        "age": age_of_latest(), "at": settings.THIDUA.backup_at,
        "kept": settings.THIDUA.backups_kept,
    }  # fmt: skip
    return render(request, "desk/backups/list.html", context)


@require_GET
def file(request: HttpRequest, form: str) -> HttpResponse:
    _require_keeper(request)
    return BACKUPS.file(request, form, _lines())


@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """One at a time: a second press shows the one that is being made."""
    _require_keeper(request)
    running = Job.objects.open().filter(kind="make_backup", owner=reader(request).pk).first()
    job = running or start_job(actor=reader(request), kind="make_backup")
    return redirect("desk:job", job.uid)


@require_GET
def fetch(request: HttpRequest, name: str) -> StreamingHttpResponse:
    _require_keeper(request)
    kept = one_kept(name)
    if kept is None:
        raise Http404
    return StreamingHttpResponse(
        fetch_backup(actor=reader(request), kept=kept), content_type=SEALED,
        headers={
            "Content-Disposition": f'attachment; filename="{kept.path.stem}.thidua"',
            "Cache-Control": "private, no-store",
        },
    )  # fmt: skip


def _require_keeper(request: HttpRequest) -> None:
    """To everybody else there is no such page."""
    if not may_keep_backups(reader(request)):
        raise Http404


def _lines() -> list[Line]:
    kept = all_kept()
    known = rows_of([one.name for one in kept])
    return [_told(one, known.get(one.name)) for one in kept]


def _told(one: Kept, row: Any) -> Line:
    return Line(one, row.rows if row else None, row.digest if row else "")
