from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from thidua.cycle.decisions.freezing import frozen_list, unfinished
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import require_state
from thidua.cycle.decisions.words import State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def freeze_decision(*, actor: Actor, decision: Decision, version: int) -> Decision:
    """From now on the list is what its digest says; the database keeps it so.

    Raises NotPermitted, ValidationError with what is missing, StaleEdit, NotNow.
    """
    current = held(decision, version=version)
    require_state(current, State.DRAFT)
    missing = unfinished(current)
    if missing:
        raise ValidationError(missing)
    content, digest = frozen_list(current)
    changes = {
        "state": State.FROZEN, "list_snapshot": content, "digest": digest,
        "frozen_on": timezone.localdate(),
    }  # fmt: skip
    return amend(
        actor=actor, verb="freeze_decision", row=decision, version=version, changes=changes,
        may=may_draft,
    )  # fmt: skip
