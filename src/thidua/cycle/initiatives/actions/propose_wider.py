from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.bridge.vocabulary import INITIATIVE_LEVELS
from thidua.cycle.initiatives.models import Confirmation, Submission
from thidua.cycle.initiatives.permissions import may_recognise
from thidua.cycle.initiatives.recognised import recognised_as
from thidua.cycle.initiatives.refusals import require_state
from thidua.cycle.initiatives.words import State
from thidua.foundation.keeping import enter
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def propose_wider(
    *, actor: Actor, submission: Submission, level: str, proposed_on: date, proposed_no: str = ""
) -> Confirmation:
    """Ask a higher level to confirm effect and replicability in a wider scope (Decree 152/2025
    Article 33.6). Raises NotPermitted, ValidationError."""
    require(may_recognise, actor, submission.organisation_id)
    require_state(submission, State.RECOGNISED)
    now = recognised_as(submission)
    if now is not None and _rank(level) <= _rank(now.level):
        raise ValidationError({"level": _("Hãy chọn cấp cao hơn cấp đã công nhận.")})
    row = Confirmation(
        submission=submission, level=level, proposed_on=proposed_on, proposed_no=proposed_no
    )
    return enter(actor=actor, verb="propose_wider", row=row, may=may_recognise)


def _rank(level: str) -> int:
    return INITIATIVE_LEVELS.index(level)
