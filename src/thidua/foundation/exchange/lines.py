"""The preview as rows: filtered, searched and paged in the database."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from thidua.foundation.exchange.models import ImportBatch, ImportLine
from thidua.foundation.exchange.planning.item import Item
from thidua.foundation.exchange.planning.plan import Plan
from thidua.foundation.exchange.shown import Worded
from thidua.foundation.exchange.words import Result
from thidua.foundation.jobs.run import UNHEARD, Progress
from thidua.foundation.records.bulk import chunked, insert, write_columns

AT_ONCE = 2_000
"""Lines between two words on how far it is."""


def lines_of(batch: ImportBatch, plan: Plan) -> list[ImportLine]:
    """The plan as lines, not yet saved; drawn up before the transaction that saves them."""
    with override("vi"):
        worded = Worded()
        return [_line(batch, number, item, worded)
                for number, item in enumerate(plan.items, start=1)]  # fmt: skip


def write_lines(batch: ImportBatch, lines: list[ImportLine], run: Progress = UNHEARD) -> None:
    """Replace the batch's lines by these."""
    old = batch.lines.all()
    old._raw_delete(old.db)  # noqa: SLF001 nothing leans on a line: no row need be fetched first
    for number, some in enumerate(chunked(lines, AT_ONCE)):
        run.tell(number * AT_ONCE, len(lines), _("Lưu bản xem trước"))
        insert(some)


def note_written(
    batch: ImportBatch, made: Mapping[int, list[dict[str, Any]]], run: Progress = UNHEARD
) -> None:
    """Lines that were written, by their number, with the journal of what was made of each."""
    keys = dict(batch.lines.values_list("number", "pk"))
    for number, some in enumerate(chunked(made.items(), AT_ONCE)):
        run.tell(number * AT_ONCE, len(made), _("Ghi nguồn từng dòng"))
        write_columns(
            ImportLine, ("result", "made"),
            ((keys[line], Result.WRITTEN, journal) for line, journal in some),
        )  # fmt: skip


def _line(batch: ImportBatch, number: int, item: Item, worded: Worded) -> ImportLine:
    content = item.plain()
    return ImportLine(
        batch=batch, number=number, table=item.table, sheet=item.place.sheet[:120],
        row=item.place.row + 1, cell=item.place.cell, outcome=item.outcome,
        unproven=item.unproven, subject=item.subject[:300], text=_text(content, worded)[:1000],
        content=content,
    )  # fmt: skip


def _text(content: dict[str, Any], worded: Worded) -> str:
    """What a search finds beside the name."""
    parts = worded.values(content["model"], content["values"])
    parts += [content.get("value", ""), content.get("given", "")]
    parts += content.get("what", [])[:1]
    return " ".join(filter(None, parts))
