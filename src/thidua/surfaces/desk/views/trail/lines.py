"""An event in words: the deed, and what differs between before and after."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.foundation.audit.models import AuditEvent
from thidua.surfaces.desk.registers.columns import Cell, Column
from thidua.surfaces.desk.verbs import changes, sides, table_word, verb_word


@dataclass(frozen=True, slots=True)
class Line:
    """One event of a record's history."""

    event: AuditEvent
    verb: str
    changes: list[tuple[Any, str, str]]


def lines(events: Iterable[AuditEvent]) -> list[Line]:
    return [Line(event, verb_word(event.verb), changes(event)) for event in events]


def moment(event: AuditEvent) -> str:
    return date_format(timezone.localtime(event.at), "SHORT_DATETIME_FORMAT")


def who(event: AuditEvent) -> str:
    """The actor, and whom he or she stood in for."""
    if not event.on_behalf_uid:
        return event.actor_name
    told = _("%(actor)s, thay mặt %(other)s")
    return told % {"actor": event.actor_name, "other": event.on_behalf_name}


def deed(event: AuditEvent) -> str:
    word = verb_word(event.verb)
    return word if event.many == 1 else f"{word} ({event.many})"


def _told(event: AuditEvent) -> str:
    """Before and after in one cell of a file: all of a row that came or went, else what differs."""
    return "; ".join(
        f"{name}: {before or '—'} → {after or '—'}"
        for name, before, after, differs in sides(event)
        if differs and (before or after)
    )


COLUMNS = (
    Column("at", gettext_lazy("Thời điểm"), moment),
    Column("who", gettext_lazy("Người làm"), who),
    Column("verb", gettext_lazy("Việc"), deed),
    Column("table", gettext_lazy("Bảng"), table_word, listed=False),
    Column("target", gettext_lazy("Đối tượng"), lambda event: event.target_label),
    Column("unit", gettext_lazy("Đơn vị"), lambda event: getattr(event, "unit", None)),
    Column("reason", gettext_lazy("Lý do"), lambda event: event.reason),
    Column("changes", gettext_lazy("Trước và sau"), _told, listed=False),
    Column("digest", gettext_lazy("Mã kiểm nội dung"), lambda event: event.digest, listed=False),
    Column("seal", gettext_lazy("Dấu niêm phong"), lambda event: event.seal, listed=False),
)


def cells(event: AuditEvent) -> list[Cell]:
    """The event as a row of the list; its moment opens it."""
    listed = [column for column in COLUMNS if column.listed]
    address = reverse("desk:trail-event", args=[event.pk])
    return [
        Cell(str(column.value(event) or ""), str(column.label), column.kind,
             address if column.name == "at" else None)
        for column in listed
    ]  # fmt: skip
