"""What may still happen in a year, and which lanes it would mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..compiling.lanes import Lane, YearLane
from ..facts.fold import row_test
from ..tables import INITIATIVE_LEVELS, RATINGS, Initiative

Masks = dict[str, int]

RATING, INITIATIVE, AWARD, BLOC, BODY, MEMBERS = (
    "rating", "initiative", "award", "bloc", "body", "members",
)  # fmt: skip


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """One thing of one year: a rating of a level, the nth initiative of a level, an award …

    ``word``: the rating, the level, the award's code; ``place``: which one of several alike.
    """

    year: int
    kind: str
    word: str = ""
    place: int = 1


def marks(event: Event, lane: YearLane) -> bool:
    """Whether a row of this kind would pass the lane's tests (who issued it is left open)."""
    if event.kind == RATING:
        return lane.table == "ratings" and _rated(lane, event.word)
    if event.kind == AWARD:
        return lane.table == "awards" and _named(lane, event.word)
    if event.kind == INITIATIVE:
        return lane.table == "initiatives" and _recognised(lane, event)
    return lane.table == {BLOC: "blocs", BODY: "body_ratings"}.get(event.kind)


def _rated(lane: YearLane, level: str) -> bool:
    return all(level in where.values for where in lane.where if where.column == "rating")


def _named(lane: YearLane, code: str) -> bool:
    return any(code in where.values for where in lane.where if where.column == "award")


def _recognised(lane: YearLane, event: Event) -> bool:
    row = Initiative("", event.year, event.word, replicable=True)
    return all(row_test(where)(getattr(row, where.column)) for where in lane.where)


def marked(masks: Masks, events: Iterable[Event], lanes: Mapping[str, Lane], top: int) -> Masks:
    """The masks with the events' years added (bit = top − year)."""
    found = dict(masks)
    rows: dict[tuple[str, int], int] = {}
    for event in events:
        for key, lane in lanes.items():
            if isinstance(lane, YearLane) and marks(event, lane):
                if event.kind == INITIATIVE:
                    rows[key, event.year] = rows.get((key, event.year), 0) + 1
                else:
                    found[key] |= 1 << (top - event.year)
    for (key, year), more in rows.items():
        lane = lanes[key]
        assert isinstance(lane, YearLane)
        if recorded(masks, lane, lanes, top - year) + more >= lane.plane:
            found[key] |= 1 << (top - year)
    return found


def recorded(masks: Masks, lane: YearLane, lanes: Mapping[str, Lane], back: int) -> int:
    """How many rows of the lane's family the year holds on record, as far as its planes tell."""
    planes = [
        other.plane for key, other in lanes.items()
        if isinstance(other, YearLane) and other.table == lane.table and other.where == lane.where
        and masks[key] >> back & 1
    ]  # fmt: skip
    return max(planes, default=0)


def wished(lanes: Mapping[str, Lane], year: int) -> Iterator[Event]:
    """Everything good that a year may bring, as far as the rules ask for it."""
    yield from (Event(year, RATING, level) for level in RATINGS[2:])
    tables = {lane.table for lane in lanes.values() if isinstance(lane, YearLane)}
    initiatives = [lane.plane for lane in lanes.values()
                   if isinstance(lane, YearLane) and lane.table == "initiatives"]  # fmt: skip
    most = max(initiatives, default=0)
    for level in INITIATIVE_LEVELS:
        yield from (Event(year, INITIATIVE, level, n + 1) for n in range(most))
    if "blocs" in tables:
        yield Event(year, BLOC)
    if "body_ratings" in tables:
        yield Event(year, BODY)
    if any(key.startswith("members.") for key in lanes):
        yield Event(year, MEMBERS)
