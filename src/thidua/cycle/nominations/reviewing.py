"""Which review a page shows: the year, and the day each level of review receives the file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from urllib.parse import urlencode

from thidua.bridge.judging import Asked, received_usually
from thidua.bridge.law import the_law
from thidua.foundation.audit.queries import revision_and_moment

HIGHER_LEVELS = ("ministry_province", "government", "state")


@dataclass(frozen=True, slots=True)
class Review:
    """A year under review and the receipt days that decide which law judges.

    ``received`` is the day at the first level; ``higher`` holds (level, day) where a higher level
    of review has a day of its own. ``awards`` are the codes compared with, in the order of the
    catalogue; None is the ladder.
    """

    year: int
    received: date
    sent: date | None = None
    higher: tuple[tuple[str, date], ...] = ()
    awards: tuple[str, ...] | None = None

    def asked(self, *, secrets: bool = True, at: str | None = None) -> Asked:
        """The question to the bridge, at a revision of the registry (by default the latest)."""
        at = revision() if at is None else at
        return Asked(self.year, self.received, at, self.sent, self.higher, secrets, self.awards)

    def about(self, award: str) -> Review:
        """The review with this award among those compared with, if it is judged at all."""
        law = the_law()
        if award in law.asked(self.awards) or award not in law.judged:
            return self
        return replace(self, awards=(award,))

    @property
    def query(self) -> str:
        """The address's parameters that bring the same review back."""
        parts = {"year": str(self.year)}
        if self.received != usual_receipt(self.year):
            parts["received"] = self.received.isoformat()
        if self.sent:
            parts["sent"] = self.sent.isoformat()
        parts |= {f"received_{level}": day.isoformat() for level, day in self.higher}
        if self.awards:
            parts["awards"] = ",".join(self.awards)
        return urlencode(parts)


def revision() -> str:
    """Names the registry's state as the sweeps kept do."""
    return revision_and_moment()


def usual_receipt(year: int) -> date:
    """Files of a year's titles come in by the middle of the next January."""
    return received_usually(year)


def review_of(parameters: Mapping[str, str], year: int) -> Review:
    """The review an address asks for; a date that cannot be read counts as not given."""
    received = day_of(parameters.get("received", "")) or usual_receipt(year)
    higher = tuple(
        (level, day) for level in HIGHER_LEVELS
        if (day := day_of(parameters.get(f"received_{level}", ""))) and day != received
    )  # fmt: skip
    sent = day_of(parameters.get("sent", ""))
    return Review(year, received, sent, higher, awards_of(parameters))


def awards_of(parameters: Mapping[str, str]) -> tuple[str, ...] | None:
    """The awards an address asks for, by code or by shelf; what is not known is left out.

    Written once with commas, or as often as there are boxes ticked. None: the ladder.
    """
    several = getattr(parameters, "getlist", None)
    texts = several("awards") if several else [parameters.get("awards", "")]
    law, wanted = the_law(), {word for text in texts for word in text.split(",")}
    found = tuple(code for code in law.judged if {code, law.awards[code].shelf} & wanted)
    return None if not found or found == law.ladder else found


def day_of(text: str) -> date | None:
    """A day written 15/01/2026 or 2026-01-15; anything else is no day."""
    for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            day = datetime.strptime(text.strip(), pattern).date()  # noqa: DTZ007 a legal date has no time
        except ValueError:
            continue
        return day if 2000 <= day.year <= 2060 else None
    return None
