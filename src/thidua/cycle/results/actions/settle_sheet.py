from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.results.models import ScoreSheet
from thidua.cycle.results.permissions import may_verify
from thidua.cycle.results.ranking import standings
from thidua.cycle.results.refusals import require_sheet
from thidua.cycle.results.words import SheetState
from thidua.foundation.keeping import amend, held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def settle_sheet(*, actor: Actor, row: ScoreSheet, version: int) -> ScoreSheet:
    """End the verification, when every member has been verified on every line.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_verify, actor, row.bloc_id)
    require_sheet(held(row, version=version), SheetState.OPEN)
    rows = standings(row)
    missing = [str(one.organisation) for one in rows if one.checked < one.lines]
    if missing or not rows or not rows[0].lines:
        names = "; ".join(missing) or _("bảng chưa có tiêu chí hoặc thành viên")
        raise ValidationError(_("Chưa thẩm định xong: %(names)s.") % {"names": names})
    changes: dict[str, Any] = {"state": SheetState.VERIFIED}
    return amend(actor=actor, verb="settle_sheet", row=row, version=version, changes=changes,
                 may=may_verify)  # fmt: skip
