"""Sentences of what cannot be done."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import Conference
from thidua.cycle.showcase.words import ConferenceState


def require_open(conference: Conference) -> None:
    """Raise ValidationError where the minutes are kept already, as the database has it now; else
    nobody closes it before the transaction ends."""
    now = Conference.objects.select_for_update(no_key=True).get(pk=conference.pk)
    if now.state == ConferenceState.CLOSED:
        raise ValidationError(
            _("Hội nghị đã chốt biên bản nên không sửa được; chưa có gì thay đổi.")
        )
