from typing import Any

from django.utils import timezone

from thidua.cycle.movements.queries import require_open
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.permissions import may_answer
from thidua.cycle.registrations.refusals import require_state
from thidua.cycle.registrations.words import State
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


def accept_registration(
    *, actor: Actor, row: Registration, version: int, reason: str = ""
) -> Registration:
    """Accept what a unit undertakes for the year. Raises NotPermitted, NotNow, StaleEdit."""
    require(may_answer, actor, row.organisation_id)
    require_state(row, State.SUBMITTED)
    require_open(row.organisation, row.year)
    changes: dict[str, Any] = {"state": State.ACCEPTED, "answered_on": timezone.localdate()}
    return amend(actor=actor, verb="accept_registration", row=row, version=version,
                 changes=changes, may=may_answer, reason=reason)  # fmt: skip
