from collections.abc import Iterable, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.bridge.parsed import from_plain
from thidua.foundation.audit.actions.record import record
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.exchange.planning.decided import Decisions, fits
from thidua.foundation.exchange.previewing import refresh
from thidua.foundation.exchange.refusals import require_state
from thidua.foundation.exchange.words import State
from thidua.foundation.keeping import held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def decide_import(
    *, actor: Actor, batch: ImportBatch, version: int, choices: Mapping[int, str] | None = None,
    confirm: Iterable[int] = (), leave: Iterable[int] = (),
) -> ImportBatch:  # fmt: skip
    """Choose for waiting rows ("" takes a choice back), confirm suggested kinds or leave them.

    Raises NotPermitted, StaleEdit, NotNow, ValidationError.
    """
    current = held(batch, version=version)
    require(may_import, actor, current.place_id)
    require_state(current, State.PREVIEWED)
    assert current.parsed is not None, "the state says so"
    found = from_plain(current.parsed)
    old = Decisions.read(current.decisions)
    chosen = dict(old.choices)
    for index, value in (choices or {}).items():
        if not 0 <= index < len(found.pending) or (value and not fits(found.pending[index], value)):
            raise ValidationError(_("Lựa chọn không có trong danh sách. Chưa có gì thay đổi."))
        chosen.pop(index, None)
        if value:
            chosen[index] = value
    known = range(len(found.suggestions))
    confirmed = (old.confirmed | {one for one in confirm if one in known}) - set(leave)
    current.decisions = Decisions(chosen, confirmed).plain()
    refresh(current, actor)
    record(
        actor=actor, verb="decide_import", target=current,
        after={"chosen": len(chosen), "confirmed": len(confirmed)},
    )  # fmt: skip
    return current
