from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from thidua.foundation.audit.actions.record import record
from thidua.foundation.keeping import save
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor
from thidua.foundation.reorganising.carrying import carry_out
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.words import Status


def enact_events(*, actor: Actor, today: date | None = None) -> list[Event]:
    """Carry out the plans whose day has come, each in a transaction of its own; oldest first.

    Those beyond the actor's reach wait for somebody else. One that cannot be carried out any more
    is stopped and says why; the others go on. Raises NotPermitted for who carries out none.
    """
    require(may_reorganise, actor)
    day = today or timezone.localdate()
    due = Event.objects.filter(status=Status.PLANNED, on__lte=day).values_list("pk", flat=True)
    return [event for pk in list(due) if (event := _enact(actor, pk))]


@transaction.atomic
def _enact(actor: Actor, pk: int) -> Event | None:
    event = Event.objects.select_for_update().filter(pk=pk, status=Status.PLANNED).first()
    if event is None or not may_reorganise(actor, event.place_id):  # another process was first
        return None
    before = event.snapshot()
    event.edit_version += 1
    try:
        with transaction.atomic():
            carry_out(event)
    except ValidationError as error:
        event.status, event.stopped_why = Status.STOPPED, " ".join(error.messages)[:500]
        event.journal = []
        save(event, new=False)
    record(actor=actor, verb="enact_events", target=event, before=before, after=event.snapshot())
    return event
