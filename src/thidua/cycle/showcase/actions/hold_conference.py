from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import Conference
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.cycle.showcase.words import ConferenceState
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def hold_conference(
    *, actor: Actor, row: Conference, version: int, proceedings: str = "", conclusion: str = "",
    reason: str = "",
) -> Conference:  # fmt: skip
    """Note that it was held, what was discussed and concluded.

    Raises NotPermitted, StaleEdit, ValidationError before its day.
    """
    require_open(row)
    if row.held_on > timezone.localdate():
        raise ValidationError(
            _("Chưa đến ngày tổ chức hội nghị; chưa có gì thay đổi. Hãy sửa ngày nếu đã họp sớm.")
        )
    return amend(
        actor=actor, verb="hold_conference", row=row, version=version, may=may_hold_conferences,
        changes={"state": ConferenceState.HELD, "proceedings": proceedings,
                 "conclusion": conclusion},
        reason=reason,
    )  # fmt: skip
