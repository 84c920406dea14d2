from django.db import transaction

from thidua.cycle.movements.queries import require_open
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.results.permissions import may_enter_results
from thidua.foundation.keeping import strike
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def strike_result(*, actor: Actor, row: IndicatorResult, version: int, reason: str) -> None:
    """Take out a value entered by mistake."""
    require_open(row.organisation, row.year)
    strike(actor=actor, verb="strike_result", row=row, version=version, may=may_enter_results,
           reason=reason)  # fmt: skip
