"""The last day of an organisation, and what stood beneath it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from thidua.foundation.organisations.models import Organisation
from thidua.foundation.reorganising.performing.facts import move
from thidua.foundation.reorganising.performing.pen import Pen
from thidua.foundation.reorganising.performing.rows import must_live


def units_beneath(one: Organisation, on: date) -> QuerySet[Organisation]:
    """Organisations directly beneath that last beyond the day."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=on)
    return Organisation.objects.filter(lasting, parent=one)


def end(
    pen: Pen, one: Organisation, on: date, basis: str, units_to: Organisation | None = None
) -> None:
    """``on`` is the first day it is no more. Raises ValidationError while units hang beneath it
    that have nowhere to go."""
    must_live(one, on)
    beneath = list(units_beneath(one, on).select_for_update())
    if beneath and units_to is None:
        message = _(
            "“%(name)s” còn %(count)s đơn vị trực thuộc đang hoạt động. Hãy chọn nơi tiếp nhận, "
            "hoặc chấm dứt các đơn vị ấy trước."
        )
        raise ValidationError(message % {"name": one, "count": len(beneath)})
    pen.change(one, valid_to=on)
    if units_to is not None:
        for unit in beneath:
            move(pen, unit, on, basis, units_to)
