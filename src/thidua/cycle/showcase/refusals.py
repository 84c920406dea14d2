"""Sentences of what cannot be done."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.showcase.models import Conference
from thidua.cycle.showcase.words import ConferenceState


def require_open(conference: Conference) -> None:
    """Raise ValidationError where the minutes are kept already, as the database has it now."""
    if Conference.objects.filter(pk=conference.pk, state=ConferenceState.CLOSED).exists():
        raise ValidationError(
            _("Hội nghị đã chốt biên bản nên không sửa được; chưa có gì thay đổi.")
        )
