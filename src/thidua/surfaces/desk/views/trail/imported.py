"""Corrections that came by a workbook: one event for the file, told on each record it changed.

The import's own lines keep what each row said before; they are found by the name they begin with.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.models import ImportBatch, ImportLine
from thidua.foundation.exchange.words import Outcome, Result, State
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.rows import Record
from thidua.foundation.records.text import fold

LAST = "\U0010ffff"
MOST = 200


def imported(actor: Actor, row: Record) -> list[AuditEvent]:
    """What imports that still stand changed of a record, as unsaved events."""
    lines = ImportLine.objects.filter(
        outcome=Outcome.CHANGED, result=Result.WRITTEN, batch__state=State.IMPORTED
    ).select_related("batch__owner")
    seen = ImportBatch.objects.visible_to(actor)
    return [
        _event(line, row, told=seen.filter(pk=line.batch_id).exists())
        for name in _names(row)
        for line in lines.filter(folded__gte=name, folded__lt=name + LAST).order_by("-pk")[:MOST]
        if _changed(line, row)
    ]


def _names(row: Record) -> Iterator[str]:
    """What a line about the record begins with."""
    about = getattr(row, "subject", None) or getattr(row, "person", None) or row
    found = (getattr(about, name, "") for name in ("full_name", "name", "title"))
    yield from dict.fromkeys(fold(text) for text in found if text)


def _changed(line: ImportLine, row: Record) -> bool:
    made: list[dict[str, Any]] = line.made
    return any(one["uid"] == str(row.uid) and one.get("before") for one in made)


def _event(line: ImportLine, row: Record, *, told: bool) -> AuditEvent:
    """``told``: the reader may know of the import, and so of its file's name."""
    meta, before = row._meta, line.content.get("before", {})  # noqa: SLF001 Django's own name
    values = line.content.get("values", {})
    place = {"file": line.batch.file_name, "sheet": line.sheet, "row": line.row}
    where = _("tệp “%(file)s”, trang “%(sheet)s”, dòng %(row)s") % place if told else ""
    return AuditEvent(
        at=line.batch.imported_at or line.batch.previewed_at, actor_name=str(line.batch.owner),
        verb="import_batch", target_app=meta.app_label, target_model=meta.model_name or "",
        reason=where,
        before=before, after={name: values.get(name) for name in before},
    )  # fmt: skip
