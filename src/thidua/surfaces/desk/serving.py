"""Who is in service, and who has no rating of a year yet."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest

from thidua.surfaces.desk.registers.filters import Filter
from thidua.surfaces.desk.years import open_years


def serving_on(day: date) -> Q:
    """People in service on a day."""
    joined = Q(joined__isnull=True) | Q(joined__lte=day)
    return joined & (Q(left__isnull=True) | Q(left__gt=day))


def serving_in(year: int) -> Q:
    """People in service at some time of a year."""
    joined = Q(joined__isnull=True) | Q(joined__lte=date(year, 12, 31))
    return joined & (Q(left__isnull=True) | Q(left__gt=date(year, 1, 1)))


def unrated_in(label: Any) -> Filter:
    """People in service in a year who have no rating of it."""

    def years(request: HttpRequest, _rows: QuerySet) -> Iterable[tuple[str, str]]:
        return [(str(year), str(year)) for year in open_years(request)]

    def narrow(rows: QuerySet, value: str) -> QuerySet:
        return rows.filter(serving_in(int(value))).exclude(ratings__year=int(value))

    return Filter("unrated", label, years, narrow)
