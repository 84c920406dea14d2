from typing import Any

from django.db import transaction

from thidua.cycle.movements.queries import require_open
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.results.permissions import may_enter_results
from thidua.cycle.results.plausible import require_plausible
from thidua.foundation.keeping import enter
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def record_result(*, actor: Actor, reason: str = "", **values: Any) -> IndicatorResult:
    """Enter what was planned for an indicator in a year, and what it came to.

    Raises NotPermitted, ValidationError.
    """
    row = IndicatorResult(**values)
    require_open(row.organisation, row.year)
    require_plausible(row)
    return enter(actor=actor, verb="record_result", row=row, may=may_enter_results, reason=reason)
