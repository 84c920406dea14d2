from copy import copy
from typing import Any

from django.db import transaction

from thidua.cycle.movements.queries import require_open
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.results.permissions import may_enter_results
from thidua.cycle.results.plausible import require_plausible
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def correct_result(
    *, actor: Actor, row: IndicatorResult, version: int, reason: str = "", **changes: Any
) -> IndicatorResult:
    """Correct a value; in a closed year none is. Raises NotPermitted, ValidationError,
    StaleEdit."""
    wanted = copy(row)
    for name, value in changes.items():
        setattr(wanted, name, value)
    require_open(row.organisation, row.year)
    require_open(wanted.organisation, wanted.year)
    require_plausible(wanted)
    return amend(actor=actor, verb="correct_result", row=row, version=version, changes=changes,
                 may=may_enter_results, reason=reason)  # fmt: skip
