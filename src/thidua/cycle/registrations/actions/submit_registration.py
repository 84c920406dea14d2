from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.movements.queries import require_open
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.permissions import may_register
from thidua.cycle.registrations.refusals import lacking, require_state
from thidua.cycle.registrations.words import OPEN_TO_UNIT, State
from thidua.foundation.keeping import amend
from thidua.foundation.policy.predicates import require
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def submit_registration(
    *, actor: Actor, row: Registration, version: int, reason: str = ""
) -> Registration:
    """Send a registration, for the first time or mended: what was asked counts as mended.

    Raises NotPermitted, NotNow, StaleEdit, ValidationError where something is still missing.
    """
    require(may_register, actor, row.organisation_id)
    require_state(row, *OPEN_TO_UNIT)
    require_open(row.organisation, row.year)
    if missing := lacking(row):
        raise ValidationError(
            _("Chưa gửi được vì còn thiếu: %s. Chưa có gì thay đổi.") % ", ".join(missing)
        )
    changes: dict[str, Any] = {"state": State.SUBMITTED, "submitted_on": timezone.localdate()}
    found = amend(actor=actor, verb="submit_registration", row=row, version=version,
                  changes=changes, may=may_register, reason=reason)  # fmt: skip
    found.remarks.filter(open=True).update(open=False)
    return found
