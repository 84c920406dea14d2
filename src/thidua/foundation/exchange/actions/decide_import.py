from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.bridge.parsed import from_plain
from thidua.bridge.workbooks import Import
from thidua.foundation.audit.actions.record import record
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.exchange.planning.decided import Decisions, fits
from thidua.foundation.exchange.previewing import draw_up, redraw
from thidua.foundation.exchange.refusals import require_state
from thidua.foundation.exchange.words import State
from thidua.foundation.jobs.run import Progress, Unheard
from thidua.foundation.keeping import StaleEdit, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def decide_import(
    *, actor: Actor, batch: ImportBatch, version: int, choices: Mapping[int, str] | None = None,
    confirm: Iterable[int] = (), leave: Iterable[int] = (), run: Progress | None = None,
) -> ImportBatch:  # fmt: skip
    """Choose for waiting rows ("" takes a choice back), confirm suggested kinds or leave them.

    Raises NotPermitted, StaleEdit, NotNow, ValidationError.
    """
    told = run or Unheard()
    read = _ready(batch, version, actor)
    assert read.parsed is not None, "the state says so"
    found = from_plain(read.parsed)
    old = Decisions.read(read.decisions)
    chosen = _chosen(found, old, choices or {})
    known = range(len(found.suggestions))
    confirmed = (old.confirmed | {one for one in confirm if one in known}) - set(leave)
    read.decisions = Decisions(chosen, confirmed).plain()
    lines = draw_up(read, actor, told)
    with told.change():
        held(read, version=version)
        redraw(read, lines, told)
        record(
            actor=actor, verb="decide_import", target=read,
            after={"chosen": len(chosen), "confirmed": len(confirmed)},
        )  # fmt: skip
    return read


def _ready(batch: ImportBatch, version: int, actor: Actor) -> ImportBatch:
    """The batch as it is, if it still waits for this decision; it is not held yet."""
    current = ImportBatch.objects.select_related("organisation").get(pk=batch.pk)
    if current.edit_version != version:
        raise StaleEdit(current)
    require(may_import, actor, current.place_id)
    require_state(current, State.PREVIEWED)
    return current


def _chosen(found: Import, old: Decisions, choices: Mapping[int, str]) -> dict[int, str]:
    chosen = dict(old.choices)
    for index, value in choices.items():
        if not 0 <= index < len(found.pending) or (value and not fits(found.pending[index], value)):
            raise ValidationError(_("Lựa chọn không có trong danh sách. Chưa có gì thay đổi."))
        chosen.pop(index, None)
        if value:
            chosen[index] = value
    return chosen
