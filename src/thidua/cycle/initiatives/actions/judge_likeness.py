from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.initiatives.models import Likeness
from thidua.cycle.initiatives.permissions import may_assign
from thidua.cycle.initiatives.refusals import require_in_year
from thidua.cycle.initiatives.words import Verdict
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def judge_likeness(
    *, actor: Actor, row: Likeness, version: int, verdict: str, why: str
) -> Likeness:
    """A person says whether two that look alike are the same; the machine refuses nothing.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_assign, actor, row.place_id)
    require_in_year(row.first)
    if verdict not in (Verdict.SAME, Verdict.DIFFERENT):
        raise ValidationError({"verdict": _("Hãy chọn: trùng nội dung, hoặc khác nhau.")})
    if not why.strip():
        raise ValidationError({"why": _("Hãy ghi căn cứ kết luận.")})
    changes: dict[str, Any] = {"verdict": verdict, "why": why}
    return amend(actor=actor, verb="judge_likeness", row=row, version=version, changes=changes,
                 may=may_assign, reason=why)  # fmt: skip
