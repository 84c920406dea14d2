"""The chain of seals: appending in turn, and walking it.

Lock order: an action locks its rows first and takes its turn in the chain last, for the rest of
its transaction. SQLite's writers stand in line from their first statement (IMMEDIATE).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.models import Field

from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.audit.sealing import COLUMNS, GENESIS, UnknownForm, seal, stored

TURN = int.from_bytes(b"thidua")
"""PostgreSQL's advisory lock of the chain."""

WALKED = ("pk", *COLUMNS, "seal_form", "previous", "seal")
AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Head:
    """How many events there are and the last one's seal; written ``count:seal``."""

    count: int = 0
    seal: str = GENESIS

    def __str__(self) -> str:
        return f"{self.count}:{self.seal}"

    @classmethod
    def read(cls, text: str) -> Head:
        """Raises ValueError for anything else than ``count:seal``."""
        count, _sep, digits = text.strip().partition(":")
        if not count.isdecimal() or len(digits) != len(GENESIS):
            raise ValueError(text)
        int(digits, 16)
        return cls(int(count), digits.lower())


@dataclass(frozen=True, slots=True)
class Broken:
    """The first link that does not hold.

    ``what``: ``content`` (the event is not what was sealed), ``link`` (before it an event is
    missing, was put in or moved), ``form`` (sealed by a form not known here), ``short`` (the trail
    ends before the head kept apart), ``other`` (another history than the head kept apart).
    ``event`` is the row, None where the trail is too short.
    """

    what: str
    number: int
    event: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Walk:
    """What a walk found: the head as far as the chain holds, and the first broken link."""

    head: Head
    broken: Broken | None = None


def append(event: AuditEvent, *, using: str = DEFAULT_DB_ALIAS) -> AuditEvent:
    """Seal a new event onto the last one and save it, one writer at a time."""
    with transaction.atomic(using=using):
        _take_turn(using)
        last = AuditEvent.objects.using(using).order_by("-pk").values_list("seal", flat=True)
        event.previous = last.first() or GENESIS
        _settle(event)
        event.seal = seal(vars(event), previous=event.previous, form=event.seal_form)
        event.save(using=using, force_insert=True)
    return event


def _settle(event: AuditEvent) -> None:
    """Give every column the value a database will give back."""
    event.before, event.after = stored(event.before), stored(event.after)
    for name in COLUMNS:
        field = event._meta.get_field(name)  # noqa: SLF001 Django's own name
        assert isinstance(field, Field)
        setattr(event, name, field.to_python(getattr(event, name)))
    event.folded = event._meta.get_field("folded").pre_save(event, add=True)  # noqa: SLF001 same


def _take_turn(using: str) -> None:
    """Wait for the chain until the transaction ends; the next statement sees every earlier link."""
    connection = connections[using]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])


def head(*, using: str = DEFAULT_DB_ALIAS) -> Head:
    """The chain's head as the rows say it, without walking."""
    with transaction.atomic(using=using):
        _take_turn(using)
        events = AuditEvent.objects.using(using)
        last = events.order_by("-pk").values_list("seal", flat=True).first()
        return Head(events.count(), last or GENESIS)


def walk(kept: Head | None = None, *, using: str = DEFAULT_DB_ALIAS) -> Walk:
    """Check every link from the first event on, in memory that does not grow with the trail.

    Args:
        kept: a head kept apart; the events up to it must be the same ones.
    """
    at = Head()
    if kept and kept.count == 0:
        kept = None
    for event in _events(using):
        number = at.count + 1
        what = _fault(event, at.seal)
        if not what and kept and kept.count == number and kept.seal != event["seal"]:
            what = "other"
        if what:
            return Walk(at, Broken(what, number, event))
        at = Head(number, event["seal"])
    if kept and at.count < kept.count:
        return Walk(at, Broken("short", at.count + 1, None))
    return Walk(at)


def _events(using: str) -> Iterator[dict[str, Any]]:
    rows = AuditEvent.objects.using(using).order_by("pk").values(*WALKED)
    return rows.iterator(chunk_size=AT_ONCE)


def _fault(event: dict[str, Any], expected: str) -> str:
    if event["previous"] != expected:
        return "link"
    return "" if holds(event) else "content"


def holds(event: dict[str, Any]) -> bool:
    """Whether an event's own seal is that of its content."""
    try:
        found = seal(event, previous=event["previous"], form=event["seal_form"])
    except UnknownForm:
        return False
    return found == event["seal"]
