"""What a preview was drawn from: another officer's save in between shows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from thidua.foundation.keeping import digest
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.performing.people import people_there, posts_running
from thidua.foundation.reorganising.words import EventKind

UID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TAKES_PEOPLE = (EventKind.MERGED, EventKind.SPLIT, EventKind.CLOSED)


def fingerprint(event: Event, *, lock: bool = False) -> str:
    """A digest of the versions of every row the event is about: the organisations its plan names
    and, where one ends, the units, people and running posts in it. Where each goes is no part of
    it: the officer chooses that on the preview itself.

    Args:
        lock: hold the rows until the transaction ends.
    """
    return digest([
        list((rows.select_for_update(of=("self",)) if lock else rows).values_list(
            "uid", "edit_version"
        ))
        for rows in _concerned(event)
    ])  # fmt: skip


def _concerned(event: Event) -> Iterator[QuerySet[Any]]:
    plan = event.plan
    named = Q(uid__in=UID.findall(json.dumps(plan)))
    if event.kind not in TAKES_PEOPLE:
        yield Organisation.objects.filter(named).order_by("pk")
        return
    ending = Organisation.objects.filter(
        uid__in=plan.get("organisations") or [plan["organisation"]]
    )
    sources = list(ending.values_list("pk", flat=True))
    beneath = Q(parent__in=sources, valid_to__isnull=True)
    yield Organisation.objects.filter(named | beneath).order_by("pk")
    yield people_there(sources, event.on).order_by("pk")
    yield posts_running(sources, event.on)
