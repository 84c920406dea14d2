from collections.abc import Mapping

from thidua.foundation.audit.actions.record import record
from thidua.foundation.bundles.permissions import may_exchange_bundles
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.exchange.previewing import draw_up, redraw
from thidua.foundation.exchange.refusals import require_state
from thidua.foundation.exchange.words import State
from thidua.foundation.jobs.run import Progress, Unheard
from thidua.foundation.keeping import StaleEdit, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def decide_bundle(
    *, actor: Actor, batch: ImportBatch, version: int, choices: Mapping[str, str],
    run: Progress | None = None,
) -> ImportBatch:  # fmt: skip
    """Choose for rows that wait, by the uid they have in the bundle ("" takes a choice back).

    A choice that is not offered for its row is none. Raises NotPermitted, StaleEdit, NotNow.
    """
    told = run or Unheard()
    current = ImportBatch.objects.select_related("organisation").get(pk=batch.pk)
    if current.edit_version != version:
        raise StaleEdit(current)
    require(may_exchange_bundles, actor, current.place_id)
    require_state(current, State.PREVIEWED)
    rows = dict(current.decisions.get("rows", {})) | dict(choices)
    current.decisions = {"rows": {uid: choice for uid, choice in rows.items() if choice}}
    lines = draw_up(current, actor, told)
    with told.change():
        held(current, version=version)
        redraw(current, lines)
        record(
            actor=actor, verb="decide_bundle", target=current,
            after={"chosen": len(current.decisions["rows"])},
        )  # fmt: skip
    return current
