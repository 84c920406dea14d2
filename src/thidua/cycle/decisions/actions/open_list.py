from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import require_state
from thidua.cycle.decisions.words import State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def open_list(*, actor: Actor, decision: Decision, version: int, reason: str) -> Decision:
    """Back to a draft, while nobody has signed; a number of the book stays with the decision.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    current = held(decision, version=version)
    require_state(current, State.FROZEN, State.SENT_OUT)
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do mở lại danh sách."))
    changes = {"state": State.DRAFT, "list_snapshot": None, "digest": "", "frozen_on": None,
               "sent_on": None, "word": None}  # fmt: skip
    return amend(
        actor=actor, verb="open_list", row=decision, version=version, changes=changes,
        may=may_draft, reason=reason,
    )  # fmt: skip
