"""Where a signature shows itself on a page."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.foundation.documents.paper_pdf import TEMPLATE, told
from thidua.foundation.documents.state_paper import StatePaper
from thidua.foundation.documents.typesetting import ask

POINTS = 72 / 2.54
WIDE, HIGH, BELOW = 6.6, 1.75, 0.25
"""Size of a stamp and its distance from the capacity above it, in cm."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A box on a page: number of the page from 0; left, top, width and height in cm, from the
    upper left corner."""

    page: int
    left: float
    top: float
    wide: float = WIDE
    high: float = HIGH

    def box(self, height: float) -> tuple[int, int, int, int]:
        """The same in points from the lower left corner of a page of that height (points)."""
        left, top = self.left * POINTS, height - self.top * POINTS
        return (round(left), round(top - self.high * POINTS),
                round(left + self.wide * POINTS), round(top))  # fmt: skip


FIRST_PAGE = Spot(0, 13.4, 0.3, 6.6, 1.5)
"""The upper right corner of the first page, where a body's own signature tells of itself (Decree
30/2020, Annex I)."""


def signing_spots(paper: StatePaper) -> list[Spot]:
    """The room above each name in the PDF of a paper, in the order of its signatures."""
    found = ask(TEMPLATE, told(paper), "<signing>")
    return [Spot(one["page"] - 1, max(0.2, one["x"] - WIDE / 2), one["y"] + BELOW) for one in found]
