from django.db import transaction

from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import require_state
from thidua.cycle.councils.words import SittingState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def open_sitting(*, actor: Actor, sitting: Sitting, version: int) -> Sitting:
    """The members are coming in. Raises NotPermitted, StaleEdit, NotNow."""
    require_state(held(sitting, version=version), SittingState.PREPARED)
    return amend(
        actor=actor, verb="open_sitting", row=sitting, version=version,
        changes={"state": SittingState.OPEN}, may=runs(sitting.council),
    )  # fmt: skip
