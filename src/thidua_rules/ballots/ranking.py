"""More have passed than the quota allows: the highest share first, and a tie told, not broken."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Entry:
    """One who passed, with the votes."""

    uid: str
    yes: int
    total: int

    @property
    def share(self) -> Fraction:
        return Fraction(self.yes, self.total)


@dataclass(frozen=True, slots=True)
class Ranking:
    """``chosen`` have a place, ``tied`` are equal for the ``places`` that are left, ``out`` have
    none. The order is that of the shares; equals stay in the order they were given in."""

    chosen: tuple[Entry, ...]
    tied: tuple[Entry, ...]
    places: int
    out: tuple[Entry, ...]


def rank(entries: Sequence[Entry], allowed: int) -> Ranking:
    """Give ``allowed`` places, the highest share first.

    Raises:
        ValueError: a negative number of places, or an entry whose share cannot be taken.
    """
    if allowed < 0 or any(not 0 <= one.yes <= one.total or one.total == 0 for one in entries):
        raise ValueError("places and votes must be counts, and the total not zero")
    ordered = sorted(entries, key=lambda one: one.share, reverse=True)
    if len(ordered) <= allowed:
        return Ranking(tuple(ordered), (), 0, ())
    last = ordered[allowed].share  # the first who has no place
    above = tuple(one for one in ordered if one.share > last)
    level = tuple(one for one in ordered if one.share == last)
    below = tuple(one for one in ordered if one.share < last)
    places = allowed - len(above)
    if places == 0:
        return Ranking(above, (), 0, level + below)
    return Ranking(above, level, places, below)
