from django.db import transaction

from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_in_year, require_state
from thidua.cycle.nominations.states import State
from thidua.foundation.keeping import held, strike
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_nomination(*, actor: Actor, row: Nomination, version: int, reason: str) -> None:
    """Take out a file made by mistake; one that was ever sent is withdrawn instead."""
    require(may_draw_up, actor, row.unit_id)
    current = held(row, version=version)
    require_state(current, State.DRAFT)
    require_in_year(current.round)
    strike(
        actor=actor, verb="strike_nomination", row=row, version=version, may=may_draw_up,
        reason=reason,
    )  # fmt: skip
