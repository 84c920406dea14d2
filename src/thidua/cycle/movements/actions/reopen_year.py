from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import EmulationYear
from thidua.cycle.movements.permissions import may_keep_years
from thidua.cycle.movements.queries import require_few_open
from thidua.cycle.movements.words import YearState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def reopen_year(*, actor: Actor, row: EmulationYear, version: int, reason: str) -> EmulationYear:
    """Open a closed year again; the reason stays in the trail."""
    require(may_keep_years, actor, row.organisation_id)
    require_few_open(row.organisation)
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi lý do mở lại năm đã khóa sổ.")})
    changes: dict[str, Any] = {"state": YearState.OPEN, "closed_on": None}
    return amend(actor=actor, verb="reopen_year", row=row, version=version, changes=changes,
                 may=may_keep_years, reason=reason)  # fmt: skip
