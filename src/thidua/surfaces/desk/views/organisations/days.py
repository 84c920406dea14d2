"""The day an address asks about."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import get_format
from django.utils.translation import gettext as _

WRONG = "wrong"


def asked_day(request: HttpRequest, name: str = "ngay") -> tuple[date, str]:
    """The day, today where none is asked or none can be read; and what is wrong with it."""
    text = request.GET.get(name, "").strip()
    if not text:
        return timezone.localdate(), ""
    found = _read(text)
    if found is None:
        told = _("Ngày “%(text)s” không có trong lịch; đang xem hôm nay. Hãy ghi như 22/11/2026.")
        return timezone.localdate(), told % {"text": text}
    return found, ""


def _read(text: str) -> date | None:
    try:
        if found := parse_date(text):
            return found
    except ValueError:
        return None
    parts = text.replace("-", "/").split("/")
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    try:
        return date(int(parts[2]), int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def shown_day(day: date) -> str:
    return day.strftime(get_format("DATE_INPUT_FORMATS")[0])
