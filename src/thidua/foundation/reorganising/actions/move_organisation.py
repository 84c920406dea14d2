from datetime import date

from django.db import transaction

from thidua.foundation.keeping import held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.carrying import decide
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.plans import move_plan


@transaction.atomic
def move_organisation(
    *, actor: Actor, organisation: Organisation, version: int, parent: Organisation, on: date,
    legal_basis: str, seen: str = "",
) -> Event:  # fmt: skip
    """Put an organisation under another parent from a day on; the actor keeps both places.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    for place in (organisation, parent):
        require(may_reorganise, actor, place.pk)
    held(organisation, version=version)
    event = move_plan(organisation, on, legal_basis, parent=parent)
    return decide(actor=actor, verb="move_organisation", event=event, seen=seen)
