from typing import Any

from django.db import transaction

from thidua.cycle.results.models import ScoreLine
from thidua.cycle.results.permissions import may_keep_sheets
from thidua.cycle.results.refusals import locked, require_sheet
from thidua.cycle.results.words import SheetState
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def enter_score_line(*, actor: Actor, **values: Any) -> ScoreLine:
    """Add a criterion to a sheet that is still open. Raises NotPermitted, ValidationError."""
    row = ScoreLine(**values)
    require_sheet(locked(row.sheet), SheetState.OPEN)
    return enter(actor=actor, verb="enter_score_line", row=row, may=may_keep_sheets)
