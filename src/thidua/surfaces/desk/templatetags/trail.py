"""A record's own history, for whoever may see the record."""

from typing import Any

from django import template
from django.urls import reverse

from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.audit.permissions import may_read_trail
from thidua.foundation.records.rows import Record
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.views.trail.imported import imported
from thidua.surfaces.desk.views.trail.lines import lines

register = template.Library()
SHOWN = 20


@register.inclusion_tag("desk/trail/history.html", takes_context=True)
def history(context: template.Context, row: Record) -> dict[str, Any]:
    """Who changed what of a record the page shows already, latest first.

    A nominee sees the record, not who kept it: the list is for those who read the unit's books.
    """
    actor = reader(context["request"])
    if not readers(actor, row.place_id):
        return {"lines": []}
    own = AuditEvent.objects.about(row)[: SHOWN + 1]
    events = [*own, *imported(actor, row), *_with_others(row)]
    events.sort(key=lambda event: event.at, reverse=True)
    address = f"{reverse('desk:trail')}?target={row.uid}"
    return {
        "lines": lines(events[:SHOWN]), "more": len(events) > SHOWN,
        "trail": address if may_read_trail(actor, row.place_id) else "",
    }  # fmt: skip


def _with_others(row: Record) -> list[AuditEvent]:
    """Deeds done to the row together with others: a decision with its list, files sent at once."""
    kept = getattr(row, "provenance", None) or {}
    keys = [*kept.get("events", ()), *([kept["event"]] if kept.get("event") else [])]
    return list(AuditEvent.objects.filter(pk__in=keys)) if keys else []
