from datetime import date

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.carrying import decide
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.plans import NewOne, restore_plan


def restore_organisation(
    *, actor: Actor, organisation: Organisation, new: NewOne, on: date, legal_basis: str,
    seen: str = "",
) -> Event:  # fmt: skip
    """Found an organisation again after it had ended: a new one, whose predecessor is the old.

    What it inherits is confirmed apart. Raises NotPermitted, ValidationError.
    """
    for place in (organisation, new.parent):
        require(may_reorganise, actor, place.pk)
    event = restore_plan(organisation, on, legal_basis, new=new)
    return decide(actor=actor, verb="restore_organisation", event=event, seen=seen)
