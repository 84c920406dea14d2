"""Filters of the pages of results."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def plainly(value: Any) -> str:
    """A decimal without noughts at its end, as the reader writes numbers: 12.42 → 12,42. Whatever
    was typed stays as typed."""
    if not isinstance(value, Decimal):
        return "" if value is None else str(value)
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else 0
    return number_format(plain.quantize(Decimal(1)) if not places else plain, places,
                         use_l10n=True, force_grouping=True)  # fmt: skip


@register.filter
def percent(value: Any) -> str:
    """12,42 %."""
    return f"{plainly(value)} %" if value is not None else ""
