"""The preview as rows: filtered, searched and paged in the database."""

from __future__ import annotations

from typing import Any

from django.utils.translation import override

from thidua.foundation.exchange.models import ImportBatch, ImportLine
from thidua.foundation.exchange.planning.item import Item
from thidua.foundation.exchange.planning.plan import Plan
from thidua.foundation.exchange.shown import shown_values


def write_lines(batch: ImportBatch, plan: Plan) -> list[ImportLine]:
    """Replace the batch's lines by those of the plan."""
    batch.lines.all().delete()
    with override("vi"):
        lines = [_line(batch, number, item) for number, item in enumerate(plan.items, start=1)]
    return ImportLine.objects.bulk_create(lines, batch_size=500)


def _line(batch: ImportBatch, number: int, item: Item) -> ImportLine:
    content = item.plain()
    return ImportLine(
        batch=batch, number=number, table=item.table, sheet=item.place.sheet[:120],
        row=item.place.row + 1, cell=item.place.cell, outcome=item.outcome,
        unproven=item.unproven, subject=item.subject[:300], text=_text(content)[:1000],
        content=content,
    )  # fmt: skip


def _text(content: dict[str, Any]) -> str:
    """What a search finds beside the name."""
    parts = [text for _label, text in shown_values(content["model"], content["values"])]
    parts += [content.get("value", ""), content.get("given", "")]
    parts += content.get("what", [])[:1]
    return " ".join(filter(None, parts))
