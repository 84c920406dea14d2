"""What somebody with the database's own password could do: lift the triggers, change rows."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from thidua.foundation.audit import triggers
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.audit.sealing import COLUMNS, seal


@contextmanager
def lifted() -> Generator[None, None, None]:
    """The triggers out of the way for a moment."""
    triggers.remove(connection)
    try:
        yield
    finally:
        triggers.install(connection)


def change(pk: int, **values: Any) -> None:
    with lifted():
        AuditEvent.objects.filter(pk=pk).update(**values)


def delete(*pks: int) -> None:
    with lifted():
        AuditEvent.objects.filter(pk__in=pks).delete()


def forge_all() -> None:
    """Seal every row anew, as whoever knows this program could."""
    with lifted():
        previous = "0" * 64
        for event in AuditEvent.objects.order_by("pk").values("pk", *COLUMNS):
            forged = seal(event, previous=previous)
            AuditEvent.objects.filter(pk=event["pk"]).update(previous=previous, seal=forged)
            previous = forged
