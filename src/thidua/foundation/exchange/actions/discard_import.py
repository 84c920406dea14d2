from django.db import transaction
from django.utils import timezone

from thidua.foundation.audit.actions.record import record
from thidua.foundation.exchange.models import ImportBatch, ImportFile
from thidua.foundation.exchange.permissions import may_import
from thidua.foundation.exchange.refusals import require_state
from thidua.foundation.exchange.words import State
from thidua.foundation.keeping import held
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def discard_import(*, actor: Actor, batch: ImportBatch, version: int) -> ImportBatch:
    """Leave a file out: its rows and its bytes go, that it was sent stays in the list.

    Raises NotPermitted, StaleEdit, NotNow.
    """
    current = held(batch, version=version)
    require(may_import, actor, current.place_id)
    require_state(current, State.PREVIEWED)
    current.lines.all().delete()
    ImportFile.objects.filter(batch=current).delete()
    current.state, current.discarded_at = State.DISCARDED, timezone.now()
    current.parsed, current.decisions = None, {}
    current.edit_version += 1
    current.save(force_update=True)
    record(actor=actor, verb="discard_import", target=current, after=current.snapshot())
    return current
