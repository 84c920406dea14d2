from collections.abc import Mapping

from django.db import transaction

from thidua.cycle.councils.models import Sitting
from thidua.cycle.councils.permissions import runs
from thidua.cycle.councils.refusals import require_state
from thidua.cycle.councils.words import SittingState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def write_minutes(
    *, actor: Actor, sitting: Sitting, version: int, words: Mapping[str, str], minutes_no: str
) -> Sitting:
    """What was said and concluded; signatures given to earlier words fall away.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    require_state(held(sitting, version=version), SittingState.CLOSED)
    changes = {
        "minutes": dict(words), "minutes_no": minutes_no, "chair_signed": None,
        "chair_signed_on": None, "secretary_signed": None, "secretary_signed_on": None,
    }  # fmt: skip
    return amend(
        actor=actor, verb="write_minutes", row=sitting, version=version, changes=changes,
        may=runs(sitting.council),
    )  # fmt: skip
