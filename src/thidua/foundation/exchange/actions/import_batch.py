from django.db import IntegrityError
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.audit.actions.record import record
from thidua.foundation.exchange.lines import note_written
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.exchange.planning.item import Item
from thidua.foundation.exchange.planning.plan import Plan
from thidua.foundation.exchange.previewing import draw_up, planned, redraw
from thidua.foundation.exchange.refusals import PreviewChanged, require_state
from thidua.foundation.exchange.words import State
from thidua.foundation.exchange.writing import journal, settle_people, write
from thidua.foundation.jobs.run import Progress, Unheard
from thidua.foundation.keeping import StaleEdit, digest, held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def import_batch(
    *, actor: Actor, batch: ImportBatch, version: int, with_changes: bool = True,
    run: Progress | None = None,
) -> ImportBatch:  # fmt: skip
    """Write what the preview shows, all of it or nothing; one audit event for the whole.

    Without ``with_changes`` rows that differ from the registry are left as they are. Raises
    NotPermitted, StaleEdit, NotNow, and PreviewChanged where the registry is no longer what the
    preview was drawn up from (a new preview is then ready).
    """
    told = run or Unheard()
    try:
        current = _ready(batch, version, actor)
        plan = _as_shown(current, actor, told)
        told.tell(0, 0, _("Ghi vào sổ"))
        with told.change():
            return _write(actor, batch, version, plan, told, with_changes=with_changes)
    except (IntegrityError, PreviewChanged) as error:
        _draw_up_anew(actor, batch, told)
        raise PreviewChanged from error


def _as_shown(batch: ImportBatch, actor: Actor, run: Progress) -> Plan:
    plan = planned(batch, actor, run)
    if plan.digest() != batch.plan_digest:
        raise PreviewChanged
    return plan


def _ready(batch: ImportBatch, version: int, actor: Actor) -> ImportBatch:
    """The batch as it is, if it may be imported as the reader saw it; it is not held yet."""
    current = ImportBatch.objects.select_related("organisation").get(pk=batch.pk)
    if current.edit_version != version:
        raise StaleEdit(current)
    require(may_import, actor, current.place_id)
    require_state(current, State.PREVIEWED)
    return current


def _write(
    actor: Actor, batch: ImportBatch, version: int, plan: Plan, run: Progress, *,
    with_changes: bool,
) -> ImportBatch:  # fmt: skip
    """In the transaction: everything is asked again of rows that are now held."""
    Organisation.objects.select_for_update().get(pk=batch.organisation_id)  # one import at a time
    current = held(batch, version=version)
    require_state(current, State.PREVIEWED)
    if not plan.scene.unchanged():
        raise PreviewChanged
    taken = write(plan, with_changes=with_changes, run=run)
    settle_people(taken)
    _note(current, plan, taken, run)
    current.counts |= {"written": len(taken)}
    current.state, current.imported_at, current.parsed = State.IMPORTED, timezone.now(), None
    current.edit_version += 1
    current.save(force_update=True)
    record(
        actor=actor, verb="import_batch", target=current, after=current.snapshot(),
        digest=digest([[one.table, one.subject, one.plain()] for one in taken]),
    )  # fmt: skip
    return current


def _note(batch: ImportBatch, plan: Plan, taken: list[Item], run: Progress) -> None:
    """Each written line keeps what was made of it: provenance one way, undoing the other."""
    written = {id(item) for item in taken}
    note_written(
        batch,
        {
            number: journal(item)
            for number, item in enumerate(plan.items, start=1)
            if id(item) in written
        },
        run,
    )


def _draw_up_anew(actor: Actor, batch: ImportBatch, run: Progress) -> None:
    read = ImportBatch.objects.select_related("organisation").get(pk=batch.pk)
    if read.state != State.PREVIEWED:
        return
    lines = draw_up(read, actor, run)
    with run.change():
        held(read, version=read.edit_version)
        redraw(read, lines, run)
