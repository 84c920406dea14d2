"""Which review a page shows: the year, and the day each level of review receives the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from thidua.bridge.judging import Asked
from thidua.foundation.audit.queries import revision

HIGHER_LEVELS = ("ministry_province", "government", "state")


@dataclass(frozen=True, slots=True)
class Review:
    """A year under review and the receipt days that decide which law judges.

    ``received`` is the day at the first level; ``higher`` holds (level, day) where a higher level
    of review has a day of its own.
    """

    year: int
    received: date
    sent: date | None = None
    higher: tuple[tuple[str, date], ...] = ()

    def asked(self, *, secrets: bool = True, at: int | None = None) -> Asked:
        """The question to the bridge, at a revision of the registry (by default the latest)."""
        at = revision() if at is None else at
        return Asked(self.year, self.received, at, self.sent, self.higher, secrets)

    @property
    def query(self) -> str:
        """The address's parameters that bring the same review back."""
        parts = {"year": str(self.year)}
        if self.received != usual_receipt(self.year):
            parts["received"] = self.received.isoformat()
        if self.sent:
            parts["sent"] = self.sent.isoformat()
        parts |= {f"received_{level}": day.isoformat() for level, day in self.higher}
        return urlencode(parts)


def usual_receipt(year: int) -> date:
    """Files of a year's titles come in by the middle of the next January."""
    return date(year + 1, 1, 15)


def review_of(parameters: Mapping[str, str], year: int) -> Review:
    """The review an address asks for; a date that cannot be read counts as not given."""
    received = _day(parameters.get("received", "")) or usual_receipt(year)
    higher = tuple(
        (level, day) for level in HIGHER_LEVELS
        if (day := _day(parameters.get(f"received_{level}", ""))) and day != received
    )  # fmt: skip
    return Review(year, received, _day(parameters.get("sent", "")), higher)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2018 <= day.year <= 2060 else None
