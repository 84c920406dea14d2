"""A count that opens to the rows it counts."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Tally:
    """A count, what it counts, and the address of the rows behind it; ``look`` asks for a hand."""

    count: int
    label: str
    address: str
    of: int | None = None
    look: bool = False


def rows_of(slug: str, query: str = "") -> str:
    """The address of a register's rows."""
    return reverse("desk:register", args=[slug]) + query
