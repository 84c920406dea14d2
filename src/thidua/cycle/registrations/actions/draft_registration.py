from django.db import transaction

from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.queries import require_open
from thidua.cycle.registrations.models import RegisteredTarget, RegisteredTitle, Registration
from thidua.cycle.registrations.permissions import may_register
from thidua.cycle.registrations.proposing import PLEDGE, targets_of, titles_of
from thidua.foundation.keeping import enter
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def draft_registration(
    *, actor: Actor, organisation: Organisation, year: int, movement: Movement | None = None,
    reason: str = "",
) -> Registration:  # fmt: skip
    """Open a unit's registration with what is proposed to it; the unit changes what it likes.

    Raises NotPermitted, ValidationError where the unit has one already or the year is closed.
    """
    require(may_register, actor, organisation.pk)
    require_open(organisation, year)
    row = Registration(organisation=organisation, year=year, movement=movement, pledge=PLEDGE)
    row = enter(actor=actor, verb="draft_registration", row=row, may=may_register, reason=reason)
    RegisteredTitle.objects.bulk_create(titles_of(row), batch_size=500)
    RegisteredTarget.objects.bulk_create(targets_of(row))
    return row
