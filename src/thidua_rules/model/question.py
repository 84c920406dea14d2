"""What is asked: the year, and the days on which each level of review received the file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Receipt:
    """When a file was received, and sent, at one level of review (an ``Award.level``)."""

    level: str
    received: date
    sent: date | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """What chooses the text that judges; equal terms are judged by one compiled plan."""

    received: date
    sent: date | None
    receipts: tuple[Receipt, ...]
    branch: str | None
    round_open: bool

    def receipt(self, level: str) -> tuple[date, date | None]:
        """(received, sent) at a level: its own where it is given, else the first level's."""
        for receipt in self.receipts:
            if receipt.level == level:
                return receipt.received, receipt.sent
        return self.received, self.sent


@dataclass(frozen=True, slots=True)
class Question:
    """One question about everyone.

    ``received`` (and ``sent``) is the date at the first level of review, and the day as of which
    the records are read; ``receipts`` gives higher levels their own. ``branch`` limits standards
    with lettered branches to one of them. ``awards``: codes; None is the ladder (``Law.ladder``),
    so that the rest of the catalogue is judged only where it is asked for.
    """

    year: int
    received: date
    sent: date | None = None
    awards: tuple[str, ...] | None = None
    receipts: tuple[Receipt, ...] = ()
    issuer: str | None = None
    branch: str | None = None

    @property
    def terms(self) -> Terms:
        """A title of the year may still be proposed if received by the end of the next year."""
        open_ = self.received.year <= self.year + 1
        return Terms(self.received, self.sent, self.receipts, self.branch, open_)
