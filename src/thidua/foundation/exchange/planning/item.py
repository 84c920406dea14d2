"""One row of a file, compared with the registry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import models

from thidua.bridge.workbooks import Place, Say
from thidua.foundation.exchange.words import Outcome

NOT_SAID = (None, "")


@dataclass(slots=True)
class Write:
    """A row to save. ``before`` holds the old values of the columns that change, by their
    database name; None for a new row. ``uses`` are awards (code, year) it has served, ``beside``
    rows without a uid that live and go with it."""

    row: Any
    before: dict[str, Any] | None = None
    uses: list[tuple[str, int]] = field(default_factory=list)
    beside: list[Any] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.before is None


class Fault(NamedTuple):
    what: Say
    cure: Say


@dataclass(slots=True)
class Item:
    """``values`` and ``before`` are what the page shows; ``writes`` what the import saves."""

    table: str
    place: Place
    outcome: Outcome
    subject: str = ""
    model: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    before: dict[str, Any] = field(default_factory=dict)
    writes: list[Write] = field(default_factory=list)
    fault: Fault | None = None
    unproven: bool = False
    more: dict[str, Any] = field(default_factory=dict)

    def plain(self) -> dict[str, Any]:
        """What the line keeps of it, besides its columns."""
        kept: dict[str, Any] = {"model": self.model, "values": plain(self.values)}
        if self.before:
            kept["before"] = plain(self.before)
        if self.fault:
            kept |= {"what": list(self.fault.what), "cure": list(self.fault.cure)}
        return kept | self.more


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Rows by their name, everything else as it is."""
    return {
        name: str(value) if isinstance(value, models.Model) else value
        for name, value in values.items()
    }


def said(values: Mapping[str, Any]) -> dict[str, Any]:
    """What a row says: a blank cell says nothing, and never wipes what is recorded."""
    return {name: value for name, value in values.items() if value not in NOT_SAID}
