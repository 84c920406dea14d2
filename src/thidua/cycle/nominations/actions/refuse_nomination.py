from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.permissions import may_appraise
from thidua.cycle.nominations.refusals import require_round, require_state
from thidua.cycle.nominations.states import RoundState, State
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def refuse_nomination(*, actor: Actor, row: Nomination, version: int, opinion: str) -> Nomination:
    """Keep a file from the council, with the opinion that says why.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError.
    """
    require(may_appraise, actor, row.round.organisation_id)
    current = held(row, version=version)
    require_state(current, State.SUBMITTED)
    require_round(current.round, RoundState.OPEN, RoundState.APPRAISING)
    if not opinion.strip():
        raise ValidationError({"opinion": _("Hãy ghi lý do không trình hội đồng.")})
    changes = {
        "state": State.REFUSED, "appraised_on": timezone.localdate(), "opinion": opinion.strip(),
    }  # fmt: skip
    return amend(
        actor=actor, verb="refuse_nomination", row=row, version=version, may=may_appraise,
        changes=changes,
    )  # fmt: skip
