from collections import Counter

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.exchange.models import ImportBatch, ImportFile, ImportLine
from thidua.foundation.exchange.permissions import MAY_WRITE, may_import
from thidua.foundation.exchange.refusals import require_state
from thidua.foundation.exchange.undoing import undo
from thidua.foundation.exchange.words import Result, State
from thidua.foundation.jobs.run import Progress, Unheard
from thidua.foundation.keeping import digest, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.records.bulk import chunked, write_columns


def undo_import(
    *, actor: Actor, batch: ImportBatch, version: int, reason: str = "",
    run: Progress | None = None,
) -> ImportBatch:  # fmt: skip
    """Take back what a batch wrote; rows corrected since, or leaned on, are kept and listed.

    Raises NotPermitted, StaleEdit, NotNow.
    """
    told = run or Unheard()
    told.tell(0, 0, _("Gỡ các dòng đã nhập"))
    with told.change():
        return _undo(actor, batch, version, reason, told)


def _undo(
    actor: Actor, batch: ImportBatch, version: int, reason: str, run: Progress
) -> ImportBatch:
    current = held(batch, version=version)
    require(may_import, actor, current.place_id)
    require_state(current, State.IMPORTED)
    lines = list(current.lines.filter(result=Result.WRITTEN).defer("content", "folded", "text"))
    for book in {_book(line) for line in lines}:
        require(MAY_WRITE[book], actor, current.place_id)
    kept = undo(lines, run)
    write_columns(ImportLine, ("result",), ((line.pk, line.result) for line in lines))
    _say_why(kept)
    results = Counter(str(line.result) for line in lines)
    current.counts |= {"results": dict(results)}
    current.state, current.undone_at = State.UNDONE, timezone.now()
    current.edit_version += 1
    current.save(force_update=True)
    ImportFile.objects.filter(batch=current).delete()
    record(
        actor=actor, verb="undo_import", target=current, after=current.snapshot(), reason=reason,
        digest=digest([[line.number, line.result] for line in lines]),
    )  # fmt: skip
    return current


def _say_why(kept: dict[int, str]) -> None:
    for keys in chunked(kept):
        contents = ImportLine.objects.filter(pk__in=keys).values_list("pk", "content")
        write_columns(
            ImportLine, ("content",),
            [(key, content | {"kept": kept[key]}) for key, content in contents],
        )  # fmt: skip


def _book(line: ImportLine) -> str:
    if line.table != "subjects":
        return line.table
    return "people" if line.made[0]["model"] == "people.person" else "units"
