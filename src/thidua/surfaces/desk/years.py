"""The year under review. Two years are open at once; every page says which one it shows."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from thidua.cycle.movements.queries import years_seen
from thidua.foundation.access.models import User
from thidua.surfaces.desk.reader import reader

SESSION_KEY = "year"


def standing_year(today: date) -> int:
    """The year most reviews are about: last year's until 30 June, then this year's."""
    return settings.THIDUA.year or (today.year - 1 if today.month <= 6 else today.year)


def usual_years() -> tuple[int, int]:
    """The two years of an office that has opened none, earlier first."""
    year = standing_year(timezone.localdate())
    return (year, year + 1) if settings.THIDUA.year else (year - 1, year)


def open_years(request: HttpRequest) -> tuple[int, ...]:
    """The years really opened for the reader, earlier first; where there are none, the usual two.

    Asked of the database once a request.
    """
    kept: tuple[int, ...] | None = getattr(request, "open_years", None)
    if kept is None:
        signed_in = isinstance(getattr(request, "user", None), User)
        kept = (years_seen(reader(request)) if signed_in else ()) or usual_years()
        request.open_years = kept  # type: ignore[attr-defined]
    return kept


def chosen_year(request: HttpRequest) -> int:
    """An open year named in the address, else the one chosen in the header, else the standing one
    or, where that is not open, the latest before it."""
    found, asked = open_years(request), request.GET.get("year", "")
    if asked.isdecimal() and int(asked) in found:
        return int(asked)
    kept = request.session.get(SESSION_KEY)
    if kept in found:
        return int(kept)
    standing = standing_year(timezone.localdate())
    before = [year for year in found if year <= standing]
    return before[-1] if before else found[0]
