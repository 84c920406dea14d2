from collections.abc import Sequence
from datetime import date

from django.db import transaction

from thidua.foundation.keeping import held
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.carrying import decide
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.plans import NewOne, merge_plan


@transaction.atomic
def merge_organisations(  # noqa: PLR0913 one keyword a choice of the officer
    *, actor: Actor, organisations: Sequence[Organisation], on: date, legal_basis: str,
    people: str, into: Organisation | None = None, new: NewOne | None = None,
    versions: Sequence[int] = (), seen: str = "",
) -> Event:  # fmt: skip
    """Several into one: a ``new`` organisation, or one that lasts and takes the others in.

    Args:
        people: a word of ``Along``: whether people and running posts go along.
        versions: the organisations' versions as read; empty compares none.
        seen: the fingerprint of the preview agreed to (``carrying.fingerprint``); empty: none.

    Raises NotPermitted, ValidationError, StaleEdit.
    """
    event = merge_plan(list(organisations), on, legal_basis, people=people, into=into, new=new)
    above = into or (new.parent if new else None)
    for place in (*organisations, *([above] if above else [])):
        require(may_reorganise, actor, place.pk)
    for one, version in zip(organisations, versions, strict=False):
        held(one, version=version)
    return decide(actor=actor, verb="merge_organisations", event=event, seen=seen)
