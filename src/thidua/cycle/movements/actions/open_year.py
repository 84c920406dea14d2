from django.db import transaction
from django.utils import timezone

from thidua.cycle.movements.models import EmulationYear
from thidua.cycle.movements.permissions import may_keep_years
from thidua.cycle.movements.queries import require_few_open
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def open_year(
    *, actor: Actor, organisation: Organisation, year: int, reason: str = ""
) -> EmulationYear:
    """Open a year beside the one that is being closed."""
    require(may_keep_years, actor, organisation.pk)
    require_few_open(organisation)
    row = EmulationYear(organisation=organisation, year=year, opened_on=timezone.localdate())
    return enter(actor=actor, verb="open_year", row=row, may=may_keep_years, reason=reason)
