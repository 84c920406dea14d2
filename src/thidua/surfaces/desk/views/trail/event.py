"""One event: who, when, what, before, after, why, and its seal."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.foundation.audit.chain import WALKED, holds
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.audit.permissions import may_read_trail
from thidua.foundation.policy.reach import Actor
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.verbs import sides, table_word, verb_word
from thidua.surfaces.desk.views.trail.finding import visible
from thidua.surfaces.desk.views.trail.lines import who


@require_safe
def event(request: HttpRequest, number: int) -> HttpResponse:
    actor = reader(request)
    if not may_read_trail(actor):
        raise Http404
    found = visible(request).filter(pk=number).first()
    if found is None:
        raise Http404
    context = {
        "event": found, "title": verb_word(found.verb), "facts": _facts(found),
        "sides": sides(found), "intact": holds({name: getattr(found, name) for name in WALKED}),
        "record": _record(actor, found), "crumbs": [(_("Nhật ký"), reverse("desk:trail"))],
    }  # fmt: skip
    return render(request, "desk/trail/event.html", context)


def _facts(event: AuditEvent) -> list[tuple[str, str]]:
    at = timezone.localtime(event.at)
    many = str(event.many) if event.many > 1 else ""
    rows = [
        (_("Thời điểm"), f"{at:%H:%M:%S} {date_format(at, 'SHORT_DATE_FORMAT')}"),
        (_("Người làm"), who(event)),
        (_("Bảng"), table_word(event)),
        (_("Đối tượng"), event.target_label),
        (_("Đơn vị"), getattr(event, "unit", "") or ""),
        (_("Số dòng"), many),
        (_("Lý do"), event.reason),
        (_("Mã kiểm nội dung"), event.digest),
    ]
    return [(label, text) for label, text in rows if text]


def _record(actor: Actor, event: AuditEvent) -> str:
    """The record's own page, where there still is one that the reader may open."""
    try:
        model: Any = apps.get_model(event.target_app, event.target_model)
    except LookupError:
        return ""
    for slug, register in REGISTERS.items():
        if register.may_see(actor) and register.rows(actor).model is model:
            row = register.row(actor, event.target_uid) if event.target_uid else None
            return reverse("desk:record", args=[slug, row.uid]) if row else ""
    return ""
