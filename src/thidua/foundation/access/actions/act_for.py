from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.access.models import StandIn, User
from thidua.foundation.audit.actions.record import record
from thidua.foundation.policy.predicates import NotPermitted


@transaction.atomic
def act_for(*, actor: User, stand_in: StandIn) -> None:
    """Begin to act for another under a running stand-in. Raises NotPermitted."""
    running = stand_in.runs(timezone.localdate()) and stand_in.absent.is_active
    if stand_in.deputy_id != actor.pk or actor.acting_for is not None or not running:
        raise NotPermitted(
            _(
                "Việc làm thay này không phải của bạn, chưa đến ngày, đã hết hạn hoặc đã thu hồi. "
                "Bạn vẫn làm việc bằng quyền của mình."
            )
        )
    record(actor=actor, verb="act_for", target=stand_in)
