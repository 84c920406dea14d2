from datetime import date

from django.db import transaction

from thidua.foundation.keeping import held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.carrying import decide
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.plans import close_plan


@transaction.atomic
def close_organisation(
    *, actor: Actor, organisation: Organisation, version: int, on: date, legal_basis: str,
    to: Organisation | None = None, seen: str = "",
) -> Event:  # fmt: skip
    """End an organisation; ``on`` is the first day it no longer exists. Its history stays.

    Args:
        to: where its people, their running posts and the units beneath go; None leaves people
            where they are, and is refused while units hang beneath.
    """
    require(may_reorganise, actor, organisation.pk)
    if to is not None:
        require(may_reorganise, actor, to.pk)
    held(organisation, version=version)
    event = close_plan(organisation, on, legal_basis, to=to)
    return decide(actor=actor, verb="close_organisation", event=event, seen=seen)
