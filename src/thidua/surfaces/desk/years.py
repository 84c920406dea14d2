"""The year under review. Two years are open at once; every page says which one it shows."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

SESSION_KEY = "year"


def standing_year(today: date) -> int:
    """The year most reviews are about: last year's until 30 June, then this year's."""
    return settings.THIDUA.year or (today.year - 1 if today.month <= 6 else today.year)


def open_years() -> tuple[int, int]:
    """The two years open at once, earlier first."""
    year = standing_year(timezone.localdate())
    return (year, year + 1) if settings.THIDUA.year else (year - 1, year)


def chosen_year(request: HttpRequest) -> int:
    """An open year named in the address, else the one chosen in the header, else the standing."""
    asked = request.GET.get("year", "")
    if asked.isdecimal() and int(asked) in open_years():
        return int(asked)
    kept = request.session.get(SESSION_KEY)
    return kept if kept in open_years() else standing_year(timezone.localdate())
