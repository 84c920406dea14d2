from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import Conference
from thidua.cycle.showcase.papers import minutes
from thidua.cycle.showcase.permissions import may_hold_conferences
from thidua.cycle.showcase.refusals import require_open
from thidua.cycle.showcase.words import ConferenceState
from thidua.foundation.documents.actions.keep_paper import keep_paper
from thidua.foundation.documents.rendering import pdf
from thidua.foundation.keeping import amend
from thidua.foundation.policy.reach import Actor


@transaction.atomic
def close_conference(
    *, actor: Actor, row: Conference, version: int, reason: str = ""
) -> Conference:
    """Keep the minutes, frozen; from now on the conference stays as it is.

    Raises NotPermitted, StaleEdit, ValidationError before it was held.
    """
    require_open(row)
    if row.state != ConferenceState.HELD:
        raise ValidationError(
            _("Hãy ghi hội nghị đã tổ chức cùng diễn biến, kết luận rồi mới chốt biên bản.")
        )
    paper = keep_paper(
        actor=actor, organisation=row.organisation, kind="conference", content=pdf(minutes(row)),
        name=f"bien-ban-hoi-nghi-{row.held_on:%Y-%m-%d}.pdf", may=may_hold_conferences, frozen=True,
    )  # fmt: skip
    return amend(
        actor=actor, verb="close_conference", row=row, version=version, may=may_hold_conferences,
        changes={"state": ConferenceState.CLOSED, "minutes": paper}, reason=reason,
    )  # fmt: skip
