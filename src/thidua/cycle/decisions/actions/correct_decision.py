from typing import Any

from django.db import transaction

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import require_state
from thidua.cycle.decisions.words import State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_decision(
    *, actor: Actor, row: Decision, version: int, reason: str = "", **changes: Any
) -> Decision:
    """What a draft says. Raises NotPermitted, ValidationError, StaleEdit, NotNow."""
    require_state(held(row, version=version), State.DRAFT)
    return amend(
        actor=actor, verb="correct_decision", row=row, version=version, changes=changes,
        may=may_draft, reason=reason,
    )  # fmt: skip
