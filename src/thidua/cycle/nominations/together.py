"""Files done to together: each tells its own history by the one event that speaks of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from thidua.cycle.nominations.checking import Preflight
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.nominations.refusals import Blocked
from thidua.foundation.audit.models import AuditEvent

Deed = Callable[[Sequence[Nomination]], list[Nomination]]


def told_by(event: AuditEvent, rows: Iterable[Nomination]) -> None:
    """Note in each row the event that told of it with others; the caller saves ``provenance``."""
    for row in rows:
        row.provenance["events"] = [*row.provenance.get("events", ()), event.pk]


def refuse_blocked(found: Sequence[Preflight]) -> None:
    """Raises Blocked naming every file that something blocks, with what and its cure."""
    reasons = {
        one.nomination.pk: f"{one.nomination}: "
        + " ".join(f"{check.text} {check.cure}".strip() for check in one.blocks)
        for one in found if one.blocks
    }  # fmt: skip
    if reasons:
        raise Blocked(reasons)


def whatever_may(deed: Deed, files: Sequence[Nomination]) -> tuple[list[Nomination], list[str]]:
    """Do it to every file that nothing blocks: those done, and why the others are not."""
    try:
        return deed(files), []
    except Blocked as refused:
        rest = [row for row in files if row.pk not in refused.blocked]
        return deed(rest), refused.messages
