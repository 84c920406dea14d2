"""The calendar of the demonstration: a deed is done on the day on which an office would do it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time

from django.utils import timezone


@contextmanager
def on(day: date) -> Iterator[None]:
    """Legal dates that actions take from the calendar are of this day; moments that rows keep by
    themselves, the trail's first of all, stay those at which it really happened.

    Only while the demonstration is filled, by one command, before anybody is served.
    """
    told = timezone.make_aware(datetime.combine(day, time(9)))
    real = timezone.now
    timezone.now = lambda: told
    try:
        yield
    finally:
        timezone.now = real
