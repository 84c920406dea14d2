from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record


@transaction.atomic
def stop_acting(*, actor: User) -> None:
    """Go back to one's own rights; nothing happens to whoever acts as himself or herself."""
    if actor.stand_in is not None:
        record(actor=actor, verb="stop_acting", target=actor.stand_in)
