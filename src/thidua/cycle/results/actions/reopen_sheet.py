from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.results.models import ScoreSheet
from thidua.cycle.results.permissions import may_verify
from thidua.cycle.results.refusals import require_sheet
from thidua.cycle.results.words import SheetState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def reopen_sheet(*, actor: Actor, row: ScoreSheet, version: int, reason: str) -> ScoreSheet:
    """Go back to verifying, before the places are fixed. Raises NotPermitted, ValidationError."""
    require(may_verify, actor, row.bloc_id)
    require_sheet(held(row, version=version), SheetState.VERIFIED)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do mở lại bảng chấm điểm.")})
    changes: dict[str, Any] = {"state": SheetState.OPEN}
    return amend(actor=actor, verb="reopen_sheet", row=row, version=version, changes=changes,
                 may=may_verify, reason=reason)  # fmt: skip
