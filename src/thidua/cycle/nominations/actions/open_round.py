from typing import Any

from thidua.cycle.movements.queries import require_open
from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.permissions import may_keep_rounds
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


def open_round(*, actor: Actor, reason: str = "", **values: Any) -> Round:
    """Open a round of review; files may come in at once.

    Raises NotPermitted, ValidationError where something is wrong or the year is closed.
    """
    row = Round(**values)
    require_open(row.organisation, row.year)
    return enter(actor=actor, verb="open_round", row=row, may=may_keep_rounds, reason=reason)
