"""What no value of an indicator can be."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.words import Shape
from thidua.cycle.results.models import IndicatorResult

WHOLE = 100


def require_plausible(row: IndicatorResult) -> None:
    """Raises ValidationError by column."""
    faults = implausible(row)
    if faults:
        raise ValidationError(faults)


def implausible(row: IndicatorResult) -> dict[str, str]:
    """Column → what is wrong with it."""
    faults: dict[str, str] = {}
    for name in ("planned", "actual"):
        value = getattr(row, name)
        if value is None:
            continue
        if row.indicator.shape == Shape.SHARE and not 0 <= value <= WHOLE:
            faults[name] = _("Tỷ lệ phải từ 0 đến 100 phần trăm.")
        if row.indicator.shape == Shape.COUNT and (value < 0 or value != value.to_integral_value()):
            faults[name] = _("Số lượng phải là số nguyên không âm.")
    return faults
