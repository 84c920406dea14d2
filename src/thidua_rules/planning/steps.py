"""The steps to an award: what each year must bring, and nothing that it need not.

From the best that could happen every needless thing is taken away again, the rarest first, as
long as the award – and each award on the way to it – is still met when its year comes. What is
left is the shortest way that this order finds; there may be others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

from ..compiling.emitting import Program
from ..compiling.joint import ONE_ROW, Joint
from ..compiling.lanes import Flag, Lane, Number, YearLane
from ..compiling.leaves import award_lane
from ..evaluating.members import Bounds
from ..evaluating.sweep import ON_HOLD, Course, Grids, Stratum
from ..facts.columns import Facts
from .events import AWARD, INITIATIVE, MEMBERS, RATING, Event, Masks, marked, wished
from .roll import HORIZON, is_read

Way = frozenset[Event]
DEAREST = (AWARD, INITIATIVE, "bloc", "body", MEMBERS, RATING)
"""The order in which needless things are taken away."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing a year must bring. ``count``: so many initiatives of this level or higher, or the
    length of the unbroken row of titles that the award makes (0: it stands alone). ``proposed``:
    an award that another of the same year counts as proposed beside it."""

    kind: str
    word: str
    count: int
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What one year must bring."""

    year: int
    needs: tuple[Need, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The way to an award: met for ``year`` once every step is taken."""

    award: str
    year: int
    steps: tuple[Step, ...]


def plan_of(sweep: Grids, uid: str, award: str) -> Plan | None:
    """The steps to ``award``; None where no year within the horizon is in sight.

    Doubts of the law are read strictly; where it is never met so, leniently, if every word of the
    standard has been read.

    Raises:
        KeyError: the subject or the award is not in this sweep.
    """
    stratum, row = _place(sweep, uid)
    if award not in stratum.judging.plan.roots:
        return None
    reading = "last_verified" if "last_verified" in stratum.readings else None
    worlds = (0, 1) if is_read(stratum.judged_by(reading), award) else (0,)
    for world in worlds:
        walker = Walker.of(stratum, row, sweep.question.year, world)
        way = walker.way_to(award)
        if way is not None:
            return Plan(award, way[0], tuple(_steps(walker, way[1], award, way[0])))
    return None


def _place(sweep: Grids, uid: str) -> tuple[Stratum, int]:
    wanted = sweep.row(uid)
    for stratum in sweep.strata.values():
        places = stratum.places.tolist()
        if wanted in places:
            return stratum, places.index(wanted)
    raise KeyError(uid)


@dataclass(slots=True)
class Walker:
    """One subject's history as plain integers, and the years ahead of it."""

    lanes: dict[str, Lane]
    program: Program
    codes: tuple[str, ...]
    masks: Masks
    others: dict[str, tuple[int, int]]  # flags and numbers: lower and upper bound
    joined: int
    founded: int
    top: int
    first: int
    world: int
    cache: dict[Way, Masks] = field(default_factory=dict)

    @classmethod
    def of(cls, stratum: Stratum, row: int, year: int, world: int) -> Walker:
        reading = "last_verified" if "last_verified" in stratum.readings else None
        plan = stratum.judged_by(reading).plan
        course = Course(reading, "excellent")
        if course not in stratum.numbers and stratum.numbers:
            course = Course(reading)
        facts = stratum.view(Course(reading)).facts
        numbers = stratum.numbers.get(course, {})
        facts = facts.later_top(max(HORIZON, year + HORIZON - facts.top))
        lanes = dict(plan.graph.lanes)
        joint = Joint(plan.graph, frozenset(lanes), templates=ONE_ROW)
        codes = tuple(plan.roots)
        others = _others(facts, numbers, lanes, row)
        masks = {key: int(mask[row]) for key, mask in facts.masks.items()}
        return cls(
            lanes, joint.program(tuple(plan.roots[code][0] for code in codes)), codes, masks,
            others, int(facts.joined[row]), int(facts.founded[row]), facts.top, year, world,
        )  # fmt: skip

    # -- walking ---------------------------------------------------------------------------
    def way_to(self, award: str) -> tuple[int, Way] | None:
        """(year, what must happen until then), or None."""
        way: set[Event] = set()
        for year in range(self.first, self.first + HORIZON):
            way.update(self._ahead(year))
            met = self.met(frozenset(way), year)
            if award in met:
                return year, self._spared(frozenset(way), award, year)
            way.update(Event(year, AWARD, code) for code in met if not self.held(code, year))
        return None

    def _ahead(self, year: int) -> Iterator[Event]:
        """The past year is over, but for a rating not given yet."""
        rated = any(mask >> (self.top - year) & 1 for key, mask in self.masks.items()
                    if _is_rating(self.lanes.get(key)))  # fmt: skip
        for event in wished(self.lanes, year):
            if (event.kind == RATING and not rated) or (event.kind != RATING and year > self.first):
                yield event

    def held(self, code: str, year: int) -> bool:
        """Whether the award of that year is on record."""
        mask = self.masks.get(award_lane(code).key, 0)
        return bool(mask >> (self.top - year) & 1)

    def met(self, way: Way, year: int, unlisted: frozenset[str] = frozenset()) -> set[str]:
        """Awards whose standard is met for ``year`` when all this has happened; of the year's
        own titles those ``unlisted`` (keys of flags) are not proposed."""
        masks = self.cache.get(way)
        if masks is None:
            masks = self.cache[way] = marked(self.masks, way, self.lanes, self.top)
        members = Event(year, MEMBERS) in way or year == self.first
        values = [0 if key in unlisted else self._value(key, masks, year, upper, members=members)
                  for key, upper, _ in self.program.inputs]  # fmt: skip
        kernel = cast("Callable[..., list[int]]", self.program.kernel)
        found = kernel(values, True, False, int)
        start = self.world * len(self.codes)
        truths = found[start : start + len(self.codes)]
        return {code for code, truth in zip(self.codes, truths, strict=True) if truth}

    def _value(self, key: str, masks: Masks, year: int, upper: bool, *, members: bool) -> int:
        lane = self.lanes[key]
        if isinstance(lane, YearLane):
            return masks[key] >> (self.top - year)
        if isinstance(lane, Number) and lane.what == "months":
            return 12 if self.joined < 0 else min(max((year + 1) * 12 - self.joined, 0), 12)
        if isinstance(lane, Number) and lane.what == "age":
            return (1000 if upper else 0) if self.founded < 0 else year - self.founded // 12
        low, high = self.others[key]
        if key.startswith("members.") and year > self.first:
            return self._roll(key, met=members)
        return high if upper else low

    def _roll(self, key: str, *, met: bool) -> int:
        """A future year's roll: everybody has what is asked, or nobody."""
        total = max(self.others.get("members.total", (1, 1))[1], 1)
        if key == "members.total":
            return total
        if key == "members.unrecorded":
            return 0
        bad = key.startswith("members.disciplined") or key == "members.not_completed"
        return total if bad != met else 0

    # -- sparing ---------------------------------------------------------------------------
    def _spared(self, way: Way, award: str, year: int) -> Way:
        """Take away until nothing more can be: one thing fewer may make another needless."""
        while (less := self._sifted(way, award, year)) != way:
            way = less
        return way

    def _sifted(self, way: Way, award: str, year: int) -> Way:
        for group in _groups(way):
            less = way - group
            if self.holds(less, award, year):
                way = less
                continue
            for event in sorted(group, reverse=True):
                less = way - {event}
                if self.holds(less, award, year):
                    way = less
        return way

    def holds(self, way: Way, award: str, year: int) -> bool:
        """Whether the award and every award on the way to it are met in their years."""
        wanted = _wanted(way, award, year)
        return all(codes <= self.met(way, at) for at, codes in sorted(wanted.items(), reverse=True))

    def proposed(self, way: Way, award: str, year: int) -> Way:
        """The titles that awards of the same year count as proposed beside them."""
        found: set[Event] = set()
        for at, codes in _wanted(way, award, year).items():
            needless: frozenset[str] = frozenset()
            on_way = {event.word for event in way if event.year == at}
            for code in sorted(self.met(way, at) - codes - on_way):
                flag = Flag("listed", (code,)).key
                if flag not in self.lanes or self.held(code, at):
                    continue
                if codes <= self.met(way, at, needless | {flag}):
                    needless |= {flag}
                else:
                    found.add(Event(at, AWARD, code))
        return frozenset(found)


def _wanted(way: Way, award: str, year: int) -> dict[int, set[str]]:
    """Year → the awards whose standard must be met for it."""
    wanted: dict[int, set[str]] = {year: {award}}
    for event in way:
        if event.kind == AWARD:
            wanted.setdefault(event.year, set()).add(event.word)
    return wanted


def _others(
    facts: Facts, numbers: Mapping[str, Bounds], lanes: dict[str, Lane], row: int
) -> dict[str, tuple[int, int]]:  # fmt: skip
    """Bounds of flags and numbers; no list limits the future and no hold lasts."""
    found: dict[str, tuple[int, int]] = {}
    for key, lane in lanes.items():
        if isinstance(lane, Flag):
            flag = facts.flags.get(key)
            value = int(flag[row]) if flag is not None else 0
            value = {"listed": 1, ON_HOLD.what: 0}.get(lane.what, value)
            found[key] = (value, value)
        elif isinstance(lane, Number) and lane.what not in ("months", "age"):
            bounds = numbers.get(lane.what)
            found[key] = (int(bounds[0][row]), int(bounds[1][row])) if bounds else (0, 1)
    return found


def _is_rating(lane: Lane | None) -> bool:
    return isinstance(lane, YearLane) and lane.table == "ratings"


def _groups(way: Way) -> Iterator[Way]:
    """Alike things together, the dearest kind first; within a kind the rarest first."""
    alike: dict[tuple[str, str], set[Event]] = {}
    for event in sorted(way, reverse=True):
        alike.setdefault((event.kind, event.word), set()).add(event)
    words = sorted(alike, key=lambda k: (DEAREST.index(k[0]), -_rarity(k), len(alike[k]), k))
    yield from (frozenset(alike[key]) for key in words)


def _rarity(key: tuple[str, str]) -> int:
    order = ("base", "ministry_province", "national", "good", "excellent")
    return order.index(key[1]) if key[1] in order else 0


def _steps(walker: Walker, way: Way, award: str, goal: int) -> Iterator[Step]:
    proposed = walker.proposed(way, award, goal)
    for year in sorted({event.year for event in way | proposed}):
        yield Step(year, tuple(_needs(walker, way, proposed, year)))


def _needs(walker: Walker, way: Way, proposed: Way, year: int) -> Iterator[Need]:
    events = sorted(event for event in way | proposed if event.year == year)
    ratings = [e.word for e in events if e.kind == RATING]
    if ratings:
        yield Need(RATING, "excellent" if "excellent" in ratings else "good", 1)
    levels: dict[str, int] = {}
    for event in events:
        if event.kind == INITIATIVE:
            levels[event.word] = levels.get(event.word, 0) + 1
    yield from (Need(INITIATIVE, level, count) for level, count in levels.items())
    for event in events:
        if event.kind == AWARD:
            row = _row(walker, way | proposed, event)
            yield Need(AWARD, event.word, row, event in proposed)
        elif event.kind not in (RATING, INITIATIVE):
            yield Need(event.kind, "", 1)


def _row(walker: Walker, way: Way, event: Event) -> int:
    """The unbroken years of this title that end with the event's year."""
    year, length = event.year, 0
    while walker.held(event.word, year) or Event(year, AWARD, event.word) in way:
        year, length = year - 1, length + 1
    return length
