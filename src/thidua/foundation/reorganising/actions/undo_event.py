from django.db import transaction

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.undoing import must_be_the_last, take_back
from thidua.foundation.reorganising.words import Status


@transaction.atomic
def undo_event(*, actor: Actor, event: Event, version: int, reason: str) -> None:
    """Take back an event recorded by mistake, or drop a plan; the trail keeps what it was.

    Raises NotPermitted, StaleEdit, and ValidationError where something later hangs on it.
    """
    current = held(event, version=version)
    for place in current.parties.values_list("organisation", flat=True):
        require(may_reorganise, actor, place)
    before = current.snapshot()
    if current.status == Status.DONE:
        must_be_the_last(current)
        take_back(current)
    record(actor=actor, verb="undo_event", target=current, before=before, reason=reason)
    current.delete()
