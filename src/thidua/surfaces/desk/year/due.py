"""What the law asks by a fixed day, as lines of the first page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language

from thidua.bridge.ahead import Ahead, days_ahead

SOON = 20
"""Working days from which a day is marked as near: the longest time a ministry has to appraise."""


@dataclass(frozen=True, slots=True)
class Line:
    term: Ahead
    soon: bool


def due() -> list[Line]:
    """The nearest first; no query: the law's calendar is data."""
    found = days_ahead(timezone.localdate(), "en" if get_language() == "en" else "vi")
    return [Line(one, one.day is not None and one.working_days <= SOON) for one in found]
