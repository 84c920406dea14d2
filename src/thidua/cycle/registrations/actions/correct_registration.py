from typing import Any

from thidua.cycle.movements.queries import require_open
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.permissions import may_register
from thidua.cycle.registrations.refusals import require_state
from thidua.cycle.registrations.words import OPEN_TO_UNIT
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def correct_registration(
    *, actor: Actor, row: Registration, version: int, reason: str = "", **changes: Any
) -> Registration:
    """Change the movement it answers or the words of the pledge, while it is with the unit."""
    require(may_register, actor, row.organisation_id)
    require_state(row, *OPEN_TO_UNIT)
    require_open(row.organisation, row.year)
    return amend(actor=actor, verb="correct_registration", row=row, version=version,
                 changes=changes, may=may_register, reason=reason)  # fmt: skip
