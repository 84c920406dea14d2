from django.db import transaction

from thidua.cycle.councils.models import Conflict
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import locked, require_state
from thidua.cycle.councils.words import BallotState
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_conflict(*, actor: Actor, row: Conflict, reason: str) -> None:
    """A conflict noted by mistake; before the ballot opens. Raises NotPermitted, ValidationError,
    NotNow."""
    ballot = locked(row.item.ballot)
    require_state(ballot, BallotState.PREPARED)
    may = runs(ballot.sitting.council)
    strike(actor=actor, verb="strike_conflict", row=row, version=row.edit_version, may=may,
           reason=reason)  # fmt: skip
