from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.results.models import ScoreLine
from thidua.cycle.results.permissions import may_keep_sheets
from thidua.cycle.results.refusals import locked, require_sheet
from thidua.cycle.results.words import SheetState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_score_line(
    *, actor: Actor, row: ScoreLine, version: int, reason: str = "", **changes: Any
) -> ScoreLine:
    """Correct a criterion; its points stay once somebody has been scored by it."""
    require_sheet(locked(row.sheet), SheetState.OPEN)
    points = any(changes.get(name, getattr(row, name)) != getattr(row, name)
                 for name in ("most", "floor"))  # fmt: skip
    if points and row.scores.exists():
        raise ValidationError(_("Đã có đơn vị chấm theo tiêu chí này nên không đổi điểm được."))
    return amend(actor=actor, verb="correct_score_line", row=row, version=version,
                 changes=changes, may=may_keep_sheets, reason=reason)  # fmt: skip
