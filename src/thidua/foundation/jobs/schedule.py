"""Periodic work: each duty is begun at most once in its period, whoever looks after it first.

    @every("expire_results", hours=1)
    def drop_old_files() -> None: ...

Declared in an application's ``background.py``; ``run_due`` is called by every worker and by
``manage.py run_due`` for offices that prefer their machine's own timetable.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import IntegrityError, transaction
from django.utils import timezone

from thidua.foundation.jobs.models import Duty

log = logging.getLogger(__name__)
Work = Callable[[], object]


class Periodic(NamedTuple):
    period: timedelta
    work: Work


DUTIES: dict[str, Periodic] = {}


def every(name: str, **period: float) -> Callable[[Work], Work]:
    """Declare a duty; ``period`` as of ``timedelta``. A long duty starts a job instead."""

    def declare(work: Work) -> Work:
        DUTIES[name] = Periodic(timedelta(**period), work)
        return work

    return declare


def run_due(now: datetime | None = None) -> list[str]:
    """Do what is due; returns the names of the duties begun. A fault of one stops no other."""
    moment = now or timezone.now()
    begun = dict(Duty.objects.values_list("name", "begun_at"))
    due = [
        name
        for name, one in DUTIES.items()
        if name not in begun or moment - begun[name] >= one.period
    ]
    return [name for name in due if _begin(name, begun.get(name), moment)]


def _begin(name: str, last: datetime | None, moment: datetime) -> bool:
    if not _claim(name, last, moment):
        return False
    fault = ""
    try:
        DUTIES[name].work()
    except Exception as error:
        log.exception("Periodic work %s failed", name)
        fault = f"{type(error).__name__}: {error}"[:300]
    Duty.objects.filter(name=name).update(fault=fault)
    return True


def _claim(name: str, last: datetime | None, moment: datetime) -> bool:
    """Two workers that look at once: one of them gets it."""
    if last is not None:
        return bool(Duty.objects.filter(name=name, begun_at=last).update(begun_at=moment))
    try:
        with transaction.atomic():
            Duty.objects.create(name=name, begun_at=moment)
    except IntegrityError:
        return False
    return True
