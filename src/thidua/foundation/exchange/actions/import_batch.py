from django.db import IntegrityError, transaction
from django.utils import timezone

from thidua.foundation.audit.actions.record import record
from thidua.foundation.exchange.lines import note_written
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.exchange.planning.item import Item
from thidua.foundation.exchange.planning.plan import Plan, make_plan
from thidua.foundation.exchange.previewing import refresh
from thidua.foundation.exchange.refusals import PreviewChanged, require_state
from thidua.foundation.exchange.words import State
from thidua.foundation.exchange.writing import journal, settle_people, write
from thidua.foundation.keeping import digest, held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def import_batch(
    *, actor: Actor, batch: ImportBatch, version: int, with_changes: bool = True
) -> ImportBatch:
    """Write what the preview shows, all of it or nothing; one audit event for the whole.

    Without ``with_changes`` rows that differ from the registry are left as they are. Raises
    NotPermitted, StaleEdit, NotNow, and PreviewChanged where the registry is no longer what the
    preview was drawn up from (a new preview is then ready).
    """
    try:
        return _import(actor, batch, version, with_changes=with_changes)
    except (IntegrityError, PreviewChanged) as error:
        _draw_up_anew(actor, batch)
        raise PreviewChanged from error


@transaction.atomic
def _import(actor: Actor, batch: ImportBatch, version: int, *, with_changes: bool) -> ImportBatch:
    Organisation.objects.select_for_update().get(pk=batch.organisation_id)  # one import at a time
    current = held(batch, version=version)
    require(may_import, actor, current.place_id)
    require_state(current, State.PREVIEWED)
    plan = make_plan(current, actor, lock=True)
    if plan.digest() != current.plan_digest:
        raise PreviewChanged
    taken = write(plan, with_changes=with_changes)
    settle_people(taken)
    _note(current, plan, taken)
    current.counts |= {"written": len(taken)}
    current.state, current.imported_at, current.parsed = State.IMPORTED, timezone.now(), None
    current.edit_version += 1
    current.save(force_update=True)
    record(
        actor=actor, verb="import_batch", target=current, after=current.snapshot(),
        digest=digest([[one.table, one.subject, one.plain()] for one in taken]),
    )  # fmt: skip
    return current


def _note(batch: ImportBatch, plan: Plan, taken: list[Item]) -> None:
    """Each written line keeps what was made of it: provenance one way, undoing the other."""
    written = {id(item) for item in taken}
    note_written(
        batch,
        {
            number: journal(item)
            for number, item in enumerate(plan.items, start=1)
            if id(item) in written
        },
    )


@transaction.atomic
def _draw_up_anew(actor: Actor, batch: ImportBatch) -> None:
    current = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    if current.state == State.PREVIEWED:
        refresh(current, actor)
