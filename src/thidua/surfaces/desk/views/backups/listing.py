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
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from thidua.foundation.backups.actions.fetch_backup import fetch_backup
from thidua.foundation.backups.folder import Kept, all_kept, one_kept
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.backups.queries import age_of_latest, rows_of
from thidua.foundation.backups.words import Why
from thidua.foundation.jobs.actions.start_job import start_job
from thidua.foundation.jobs.models import Job
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.columns import Cell, Column, cell
from thidua.surfaces.desk.registers.exporting import FORMATS
from thidua.surfaces.desk.registers.taken import taken
from thidua.surfaces.desk.views.registers import heading

SEALED = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Line:
    """A file and what the office remembers of it."""

    kept: Kept
    rows: int | None
    digest: str


def _moment(when: datetime) -> str:
    return date_format(timezone.localtime(when), "SHORT_DATETIME_FORMAT")


def _size(line: Line) -> str:
    return f"{line.kept.size / 1_048_576:.1f} MB".replace(".", ",")


def _grouped(rows: int | None) -> str:
    return "" if rows is None else number_format(rows, use_l10n=True, force_grouping=True)


COLUMNS = (
    Column("name", _("Tệp"), lambda line: line.kept.name, sort=("name",)),
    Column("made_at", _("Sao lưu lúc"), lambda line: _moment(line.kept.made_at), kind="day",
           sort=("made_at",)),
    Column("why", _("Vì sao"), lambda line: str(line.kept.why.label), sort=("why",)),
    Column("size", _("Dung lượng"), _size, kind="num", sort=("size",)),
    Column("rows", _("Số dòng"), lambda line: _grouped(line.rows), kind="num"),
    Column("digest", "SHA-256", lambda line: line.digest[:16], listed=False),
)  # fmt: skip


@require_GET
def backups(request: HttpRequest) -> HttpResponse:
    _require_keeper(request)
    lines, order, why = _asked(request)
    context = {
        "headings": [heading(column, order) for column in _listed()],
        "lines": [_line(line) for line in lines], "count": len(lines),
        "filters": [
            {"name": "why", "label": _("Vì sao"), "choices": Why.choices, "value": why}
        ],
        "search": None, "sort": request.GET.get("sort", ""), "narrowed": bool(why),
        "age": age_of_latest(), "at": settings.THIDUA.backup_at,
        "kept": settings.THIDUA.backups_kept,
    }  # fmt: skip
    return render(request, "desk/backups/list.html", context)


@require_GET
def file(request: HttpRequest, form: str) -> HttpResponse:
    _require_keeper(request)
    if form not in FORMATS:
        raise Http404
    lines = _asked(request)[0]
    taken(request, "sao-luu", form, len(lines))
    return FORMATS[form]("sao-luu", COLUMNS, lines)


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


def _listed() -> list[Column]:
    return [column for column in COLUMNS if column.listed]


def _asked(request: HttpRequest) -> tuple[list[Line], str, str]:
    why, order = request.GET.get("why", ""), request.GET.get("sort", "-made_at")
    kept = [one for one in all_kept() if why not in Why.values or one.why == why]
    name = order.removeprefix("-")
    if name not in ("name", "made_at", "why", "size"):
        name, order = "made_at", "-made_at"
    kept.sort(key=lambda one: getattr(one, name), reverse=order.startswith("-"))
    known = rows_of([one.name for one in kept])
    return [_told(one, known.get(one.name)) for one in kept], order, why


def _told(one: Kept, row: Any) -> Line:
    return Line(one, row.rows if row else None, row.digest if row else "")


def _line(line: Line) -> list[Cell]:
    first, *rest = _listed()
    opened = cell(first, line, reverse("desk:backup-fetch", args=[line.kept.name]))
    return [opened, *(cell(column, line) for column in rest)]
