from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_draft
from thidua.cycle.decisions.refusals import NotNow, require_state
from thidua.cycle.decisions.words import State
from thidua.foundation.keeping import held, strike
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_decision(*, actor: Actor, row: Decision, version: int, reason: str) -> None:
    """Take out a draft; one that has a number of the book stays, or the book would have a gap.

    Raises NotPermitted, ValidationError, StaleEdit, NotNow.
    """
    current = held(row, version=version)
    require_state(current, State.DRAFT)
    if current.number:
        raise NotNow(
            _("Bản soạn này đã có số trong sổ nên không xóa được; hãy sửa rồi chốt lại danh sách.")
        )
    strike(
        actor=actor, verb="strike_decision", row=row, version=version, may=may_draft, reason=reason
    )
