from datetime import date

from django.db import transaction

from thidua.foundation.keeping import held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.carrying import decide
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.plans import rename_plan


@transaction.atomic
def rename_organisation(
    *, actor: Actor, organisation: Organisation, version: int, name: str, on: date,
    short_name: str = "", legal_basis: str, seen: str = "",
) -> Event:  # fmt: skip
    """Give a new name from a day on, past or to come; its years go on under the new name.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    require(may_reorganise, actor, organisation.pk)
    held(organisation, version=version)
    event = rename_plan(organisation, on, legal_basis, name=name, short_name=short_name)
    return decide(actor=actor, verb="rename_organisation", event=event, seen=seen)
