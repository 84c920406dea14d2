from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.decisions.models import DecisionLine
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import require_state
from thidua.cycle.decisions.words import State
from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def drop_line(*, actor: Actor, line: DecisionLine, version: int, reason: str) -> None:
    """Take somebody out of a draft's list; ``version`` is the decision's. The others move up.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    decision = held(line.decision, version=version)
    require(may_draft, actor, decision.place_id)
    require_state(decision, State.DRAFT)
    if not reason.strip():
        raise ValidationError(_("Hãy ghi lý do đưa ra khỏi danh sách."))
    record(actor=actor, verb="drop_line", target=decision, before=line.listed(), reason=reason)
    line.delete()
    for after in decision.lines.filter(number__gt=line.number).order_by("number"):
        after.number -= 1
        after.save(update_fields=["number"])
    decision.edit_version += 1
    decision.save(update_fields=["edit_version"])
