"""Time in the groups of a table → the highest order earned, post by post."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from .model import Period, Row
from .times import Duration, Interval, joined, served

ALONE, PER_POST, PER_ORDER = "alone", "per_post", "per_order"
"""How time too short in a post is added to the next lower one: not at all; where it earns nothing
in its own post; or for each order where it does not reach that order's years."""

Spans = Mapping[int, Sequence[Interval]]


@dataclass(frozen=True, slots=True)
class Reached:
    """Time counted in one group for one order. ``needed`` is in months, None where not read."""

    row: int
    order: str
    counted: Duration
    needed: int | None
    added: bool  # time of higher posts is in it

    @property
    def margin(self) -> int:
        """Whole months beyond (or, negative, short of) what is needed."""
        needed = self.needed or 0
        return self.counted.months - needed

    def met(self, *, best: bool) -> bool:
        """Whether it is long enough; years that were not read may be any (``best``)."""
        if self.needed is None:
            return best
        return self.margin >= 0


def reached(period: Period, spans: Spans, addition: str, part: tuple[int, int]) -> list[Reached]:
    """Every order of every group in which time is counted.

    Args:
        spans: row → intervals in which it is the highest post held.
        addition: ``ALONE``, ``PER_POST`` or ``PER_ORDER``.
        part: of the years needed, as a fraction: (2, 3) for two thirds.
    """
    found: list[Reached] = []
    carried: list[Interval] = []
    for number in range(len(period.rows) - 1, -1, -1):
        own = list(spans.get(number, ()))
        counted = joined([*carried, *own])
        if not counted:
            continue
        here = list(_of_row(number, period.rows[number], counted, bool(carried), part))
        found += here
        enough = any(r.met(best=False) for r in here)
        keep = addition == PER_ORDER or (addition == PER_POST and not enough)
        carried = counted if keep else []
    return found


def _of_row(
    number: int, row: Row, spans: list[Interval], added: bool, part: tuple[int, int]
) -> Iterator[Reached]:
    counted = served(spans)
    for order, months in row.needs.items():
        needed = None if months is None else -(-months * part[0] // part[1])
        yield Reached(number, order, counted, needed, added)


def best_of(
    found: Sequence[Reached], ladder: Sequence[str], rows: Sequence[Row], *, best: bool
) -> int:
    """Rank of the highest order earned: 1 for the first of the ladder, 0 for none.

    ``best``: a group whose higher orders were not read may earn any of them.
    """
    ranks = [ladder.index(r.order) + 1 for r in found if r.met(best=best)]
    if best and any(rows[r.row].higher_unread for r in found):
        ranks.append(len(ladder))
    return max(ranks, default=0)
