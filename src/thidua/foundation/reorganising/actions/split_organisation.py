from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction

from thidua.foundation.keeping import held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.carrying import decide
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.plans import NewOne, split_plan


@transaction.atomic
def split_organisation(  # noqa: PLR0913 one keyword a choice of the officer
    *, actor: Actor, organisation: Organisation, version: int, on: date, legal_basis: str,
    parts: Sequence[NewOne], continues: bool, people: Mapping[str, int] | None = None,
    rest: int | None = None, units: Mapping[str, int] | None = None, seen: str = "",
) -> Event:  # fmt: skip
    """New organisations out of one, which goes on or ends.

    Args:
        people, units: uid → place in ``parts``; units of one that ends go by default to the first.
        rest: where people not named go; None leaves them where they are.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    for place in (organisation, *(part.parent for part in parts)):
        require(may_reorganise, actor, place.pk)
    held(organisation, version=version)
    event = split_plan(
        organisation, on, legal_basis, parts=parts, continues=continues, people=people or {},
        rest=rest, units=units or {},
    )  # fmt: skip
    return decide(actor=actor, verb="split_organisation", event=event, seen=seen)
