from collections.abc import Sequence

from django.db import transaction

from thidua.cycle.results.actions.correct_result import correct_result
from thidua.cycle.results.actions.record_result import record_result
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.results.permissions import may_enter_results
from thidua.cycle.results.workbook import Wanted
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def write_results(
    *, actor: Actor, organisation: Organisation, rows: Sequence[Wanted], reason: str
) -> int:
    """Write the rows of a workbook, all or none; a row that is there is corrected. Returns how
    many were new or different. Raises NotPermitted, ValidationError, StaleEdit."""
    require(may_enter_results, actor, organisation.pk)
    return sum(_write(actor, organisation, one, reason) for one in rows)


def _write(actor: Actor, organisation: Organisation, one: Wanted, reason: str) -> bool:
    values = {"planned": one.planned, "actual": one.actual, "note": one.note}
    row = IndicatorResult.objects.filter(
        indicator=one.indicator, organisation=organisation, year=one.year
    ).first()
    if row is None:
        record_result(
            actor=actor, indicator=one.indicator, organisation=organisation, year=one.year,
            provenance={"door": "import", "row": one.number}, reason=reason, **values,
        )  # fmt: skip
        return True
    changes = {name: value for name, value in values.items() if getattr(row, name) != value}
    if changes:
        correct_result(actor=actor, row=row, version=row.edit_version, reason=reason, **changes)
    return bool(changes)
