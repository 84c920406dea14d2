from typing import Any

from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.permissions import may_keep_rounds
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


def open_round(*, actor: Actor, reason: str = "", **values: Any) -> Round:
    """Open a round of review; files may come in at once."""
    return enter(
        actor=actor, verb="open_round", row=Round(**values), may=may_keep_rounds, reason=reason
    )
