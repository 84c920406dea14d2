"""An import, undone: its rows removed or restored, unless somebody has worked on them since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models

from thidua.foundation.exchange.models import ImportLine
from thidua.foundation.exchange.words import Result
from thidua.foundation.exchange.writing import ORDER, USES
from thidua.foundation.organisations.models import Organisation

CORRECTED = "corrected"
LEANED_ON = "leaned_on"
GONE = "gone"
"""Why a row is left as it is: corrected since, others lean on it, already taken out by hand."""


@dataclass(slots=True)
class Trace:
    """All a batch did to one row."""

    model: type[models.Model]
    uid: str
    version: int = 0
    created: bool = False
    before: dict[str, Any] = field(default_factory=dict)
    uses: list[tuple[str, int]] = field(default_factory=list)
    lines: list[ImportLine] = field(default_factory=list)
    row: Any = None
    kept: str = ""


def undo(lines: Iterable[ImportLine]) -> None:
    """Take back what the lines say was written; each line learns what became of it."""
    traces = _traces(lines)
    tables: list[type[models.Model]] = [*reversed(ORDER), Organisation]
    for model in tables:
        mine = [trace for trace in traces.values() if trace.model is model]
        if mine:
            _undo_table(model, mine)
    for line in {id(line): line for trace in traces.values() for line in trace.lines}.values():
        _conclude(line, [trace for trace in traces.values() if line in trace.lines])


def _traces(lines: Iterable[ImportLine]) -> dict[tuple[str, str], Trace]:
    traces: dict[tuple[str, str], Trace] = {}
    for line in lines:
        for made in line.made:
            key = (made["model"], made["uid"])
            trace = traces.setdefault(key, Trace(apps.get_model(made["model"]), made["uid"]))
            trace.version = max(trace.version, made["version"])
            trace.uses += [(award, year) for award, year in made["uses"]]
            trace.lines.append(line)
            if made["before"] is None:
                trace.created = True
            else:  # of several changes the first one knows the oldest values
                trace.before = made["before"] | trace.before
    return traces


def _undo_table(model: type[Any], traces: list[Trace]) -> None:
    rows = model._base_manager.select_for_update(of=("self",)).filter(  # noqa: SLF001 Django's own name
        uid__in=[trace.uid for trace in traces]
    )
    found = {str(row.uid): row for row in rows}
    for trace in traces:
        trace.row = found.get(trace.uid)
        if trace.row is None:
            trace.kept = GONE
        elif trace.row.edit_version != trace.version:
            trace.kept = CORRECTED
    ours = [trace for trace in traces if not trace.kept]
    _take_back_uses(model, ours)
    created = [trace for trace in ours if trace.created]
    _remove(model, created)
    for trace in ours:
        if not trace.created:
            _restore(trace)


def _take_back_uses(model: type[models.Model], traces: list[Trace]) -> None:
    if model not in USES:
        return
    uses, column = USES[model]
    for trace in traces:
        for award, year in trace.uses:
            served = {column: trace.row, "award": award, "year": year}
            uses._default_manager.filter(**served).delete()  # noqa: SLF001 Django's own name


def _remove(model: type[models.Model], traces: list[Trace]) -> None:
    """Delete rows nobody leans on; children of the same table go before their parents."""
    waiting = {trace.row.pk: trace for trace in traces}
    while waiting:
        leaned = _leaned_on(model, set(waiting))
        free = [pk for pk in waiting if pk not in leaned]
        if not free:
            break
        model._base_manager.filter(pk__in=free).delete()  # noqa: SLF001 Django's own name
        for pk in free:
            del waiting[pk]
    for trace in waiting.values():
        trace.kept = LEANED_ON


def _leaned_on(model: type[models.Model], keys: set[int]) -> set[int]:
    """Keys of rows that any other row points to."""
    leaned: set[int] = set()
    for relation in model._meta.related_objects:  # noqa: SLF001 Django's own name
        column = relation.field.attname
        rows = relation.related_model._base_manager.filter(**{f"{column}__in": keys})  # noqa: SLF001 Django's own name
        leaned |= set(rows.values_list(column, flat=True))
    return leaned


def _restore(trace: Trace) -> None:
    if not trace.before:
        return
    meta = trace.row._meta  # noqa: SLF001 Django's own name
    columns = {field.attname: field for field in meta.concrete_fields}
    for name, value in trace.before.items():
        setattr(trace.row, name, columns[name].to_python(value))
    trace.row.edit_version += 1
    trace.row.save(force_update=True)


def _conclude(line: ImportLine, traces: list[Trace]) -> None:
    reasons: dict[str, list[Trace]] = defaultdict(list)
    for trace in traces:
        reasons[trace.kept].append(trace)
    stays = next((why for why in (CORRECTED, LEANED_ON) if reasons.get(why)), "")
    if stays:
        line.result = Result.KEPT
        line.content["kept"] = stays
    elif any(trace.created for trace in traces):
        line.result = Result.REMOVED
    else:
        line.result = Result.RESTORED
