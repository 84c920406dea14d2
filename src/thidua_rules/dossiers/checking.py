"""A dossier held against what is there: there, missing, not needed, unknown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..model.verdict import Sureness
from .model import Item
from .selecting import Dossier


class Status(StrEnum):
    THERE = "there"
    MISSING = "missing"
    NOT_NEEDED = "not_needed"
    UNKNOWN = "unknown"


class Overall(StrEnum):
    COMPLETE = "complete"
    INCOMPLETE = "incomplete"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Checked:
    """Each item with what is known of it."""

    dossier: Dossier
    items: tuple[tuple[Item, Status], ...]

    @property
    def overall(self) -> Overall:
        """Missing anything that is surely needed makes it incomplete; an open question unknown."""
        found = {status for _, status in self.items}
        if Status.MISSING in found:
            return Overall.INCOMPLETE
        return Overall.UNKNOWN if Status.UNKNOWN in found or not found else Overall.COMPLETE


def check(
    dossier: Dossier, subject: Mapping[str, bool | None], have: Mapping[str, bool | None]
) -> Checked:
    """Hold a dossier against a subject and what stands in its file.

    Args:
        subject: condition → whether it holds; a condition not named is not known.
        have: item id → whether it is there; an item not named is not known.
    """
    known = {**subject, **dossier.given}
    return Checked(
        dossier,
        tuple((item, _status(item, item.when.holds(known), have.get(item.id)))
              for item in dossier.items),
    )  # fmt: skip


def _status(item: Item, needed: bool | None, there: bool | None) -> Status:
    if needed is False or "asked_by" in item.params:  # another body sees to it
        return Status.NOT_NEEDED
    if there:
        return Status.THERE
    unread = item.citation.sureness in (Sureness.UNKNOWN, Sureness.DRAFT)
    if needed is None or there is None or unread:
        return Status.UNKNOWN
    return Status.MISSING
