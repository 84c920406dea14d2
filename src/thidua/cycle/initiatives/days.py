"""The day something was done, where it came on paper before it was entered."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _


def day_of(on: date | None) -> date:
    """Today unless a day is told. Raises ValidationError for one still to come."""
    today = timezone.localdate()
    if on is not None and on > today:
        raise ValidationError(_("Ngày này chưa tới; hãy xem lại ngày, tháng, năm."))
    return on or today
