from django.conf import settings
from django.db import transaction

from thidua.foundation.access.models import User
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.reach import Machine


@transaction.atomic
def lock_out(*, user: User, address: str) -> None:
    """Record that an account has to wait after failed tries; the machine does it, nobody asks."""
    after = {"address": address, "tries": settings.AXES_FAILURE_LIMIT}
    record(actor=Machine(), verb="lock_out", target=user, after=after)
