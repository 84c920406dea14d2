"""An import, undone: its rows removed or restored, unless somebody has worked on them since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

from thidua.foundation.exchange.models import ImportLine
from thidua.foundation.exchange.words import Result
from thidua.foundation.exchange.writing import BESIDE, ORDER, USES
from thidua.foundation.jobs.run import UNHEARD, Progress
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.records.bulk import chunked, remove, save_columns

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


def undo(lines: Sequence[ImportLine], run: Progress = UNHEARD) -> dict[int, str]:
    """Take back what the lines say was written; each line learns what became of it.

    Returns why lines were kept, by their key.
    """
    traces = _traces(lines)
    by_model: dict[type[models.Model], list[Trace]] = defaultdict(list)
    by_line: dict[int, list[Trace]] = defaultdict(list)
    for trace in traces.values():
        by_model[trace.model].append(trace)
        for line in trace.lines:
            by_line[line.pk].append(trace)
    order: list[type[models.Model]] = [*reversed(ORDER), Organisation]
    done = 0
    for model in order:
        if by_model[model]:
            run.tell(done, len(traces), _("Gỡ các dòng đã nhập"))
            _undo_table(model, by_model[model])
            done += len(by_model[model])
    told = {line.pk: _conclude(line, by_line[line.pk]) for line in lines if by_line[line.pk]}
    return {key: why for key, why in told.items() if why}


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
    found: dict[str, Any] = {}
    for uids in chunked(trace.uid for trace in traces):
        rows = model._base_manager.select_for_update(of=("self",)).filter(uid__in=uids)  # noqa: SLF001 Django's own name
        found |= {str(row.uid): row for row in rows}
    for trace in traces:
        trace.row = found.get(trace.uid)
        if trace.row is None:
            trace.kept = GONE
        elif trace.row.edit_version != trace.version:
            trace.kept = CORRECTED
    ours = [trace for trace in traces if not trace.kept]
    _take_back_uses(model, ours)
    created = [trace for trace in ours if trace.created]
    _remove_beside(model, created)
    _remove(model, created)
    _restore([trace for trace in ours if not trace.created and trace.before])


def _take_back_uses(model: type[models.Model], traces: list[Trace]) -> None:
    if model not in USES:
        return
    uses, column = USES[model]
    made = {(trace.row.pk, *use) for trace in traces for use in trace.uses}
    taken: list[int] = []
    for owners in chunked({owner for owner, _award, _year in made}):
        rows = uses._base_manager.filter(**{f"{column}__in": owners})  # noqa: SLF001 Django's own name
        listed = rows.values_list("pk", f"{column}_id", "award", "year")
        taken += [pk for pk, *use in listed if tuple(use) in made]
    remove(uses, taken)


def _remove_beside(model: type[models.Model], traces: list[Trace]) -> None:
    if model not in BESIDE:
        return
    beside, column = BESIDE[model]
    for owners in chunked(trace.row.pk for trace in traces):
        rows = beside._base_manager.filter(**{f"{column}__in": owners})  # noqa: SLF001 Django's own name
        remove(beside, list(rows.values_list("pk", flat=True)))


def _remove(model: type[models.Model], traces: list[Trace]) -> None:
    """Delete rows nobody leans on; children of the same table go before their parents."""
    waiting = {trace.row.pk: trace for trace in traces}
    while waiting:
        leaned = _leaned_on(model, set(waiting))
        free = [pk for pk in waiting if pk not in leaned]
        if not free:
            break
        remove(model, free)
        for pk in free:
            del waiting[pk]
    for trace in waiting.values():
        trace.kept = LEANED_ON


def _leaned_on(model: type[models.Model], keys: set[int]) -> set[int]:
    """Keys of rows that any other row points to."""
    leaned: set[int] = set()
    for relation in model._meta.related_objects:  # noqa: SLF001 Django's own name
        column = relation.field.attname
        for some in chunked(keys):
            rows = relation.related_model._base_manager.filter(**{f"{column}__in": some})  # noqa: SLF001 Django's own name
            leaned |= set(rows.values_list(column, flat=True))
    return leaned


def _restore(traces: list[Trace]) -> None:
    for trace in traces:
        meta = trace.row._meta  # noqa: SLF001 Django's own name
        columns = {field.attname: field for field in meta.concrete_fields}
        for name, value in trace.before.items():
            setattr(trace.row, name, columns[name].to_python(value))
        trace.row.edit_version += 1
    save_columns((trace.row, [*trace.before, "edit_version"]) for trace in traces)


def _conclude(line: ImportLine, traces: list[Trace]) -> str:
    reasons = {trace.kept for trace in traces}
    stays = next((why for why in (CORRECTED, LEANED_ON) if why in reasons), "")
    if stays:
        line.result = Result.KEPT
    elif any(trace.created for trace in traces):
        line.result = Result.REMOVED
    else:
        line.result = Result.RESTORED
    return stays
