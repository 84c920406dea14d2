from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.results.models import ScoreLine
from thidua.cycle.results.permissions import may_keep_sheets
from thidua.cycle.results.refusals import locked, require_sheet
from thidua.cycle.results.words import SheetState
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_score_line(*, actor: Actor, row: ScoreLine, version: int, reason: str) -> None:
    """Take out a criterion nobody has been scored by."""
    require_sheet(locked(row.sheet), SheetState.OPEN)
    if row.scores.exists():
        raise ValidationError(_("Đã có đơn vị chấm theo tiêu chí này nên không xóa được."))
    strike(actor=actor, verb="strike_score_line", row=row, version=version, may=may_keep_sheets,
           reason=reason)  # fmt: skip
