"""The file a record was imported from, for whoever may see that import."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django import template
from django.urls import reverse

from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.records.rows import Record
from thidua.surfaces.desk.reader import reader

register = template.Library()


@register.simple_tag(takes_context=True)
def import_address(context: template.Context, row: Record) -> str:
    """The lines of the import that speak of the row's subject; empty where there is none to see."""
    kept = getattr(row, "provenance", None) or {}
    batch = _uid(kept.get("batch"))
    if batch is None:
        return ""
    seen = ImportBatch.objects.visible_to(reader(context["request"])).filter(uid=batch)
    if not seen.exists():
        return ""
    query = urlencode({"q": str(getattr(row, "subject", "") or getattr(row, "title", ""))})
    return f"{reverse('desk:exchange-batch', args=[batch])}?{query}"


def _uid(text: Any) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
