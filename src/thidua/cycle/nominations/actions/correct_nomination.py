from typing import Any

from django.db import transaction

from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.permissions import may_draw_up
from thidua.cycle.nominations.refusals import require_in_year, require_state
from thidua.cycle.nominations.states import OPEN_TO_UNIT
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_nomination(
    *, actor: Actor, row: Nomination, version: int, reason: str = "", **values: Any
) -> Nomination:
    """Write in a file that has not been sent, or was returned.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError.
    """
    require(may_draw_up, actor, row.unit_id)
    current = held(row, version=version)
    require_state(current, *OPEN_TO_UNIT)
    require_in_year(current.round)
    return amend(
        actor=actor, verb="correct_nomination", row=row, version=version, changes=values,
        may=may_draw_up, reason=reason,
    )  # fmt: skip
