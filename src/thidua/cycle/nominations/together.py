"""Files done to together: each tells its own history by the one event that speaks of all."""

from __future__ import annotations

from collections.abc import Iterable

from thidua.cycle.nominations.models import Nomination
from thidua.foundation.audit.models import AuditEvent


def told_by(event: AuditEvent, rows: Iterable[Nomination]) -> None:
    """Note in each row the event that told of it with others; the caller saves ``provenance``."""
    for row in rows:
        row.provenance["events"] = [*row.provenance.get("events", ()), event.pk]
