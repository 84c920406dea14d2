"""Where each lane goes: several lanes packed into one 63-bit word a subject.

A lane takes as many bits as its table has years, so that fifteen years pack four lanes into a
word and thirty-one years two; more years than fit widen the layout, nothing ever wraps. Rows that
may come several times a year (planes) are added up in small digits, in words that check
themselves: the top sixteen bits count the rows added, so that a digit that ran over shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ...compiling.lanes import YearLane
from ..columns import SPAN
from ..fold import TooOld

WORD = 63
"""Bits used of a word: the sign stays free, so that a shift never meets it."""
NARROWEST = 8
"""Bits between lanes at least, so that spreading a set over a word never carries."""
SET = 60
"""Lanes of one pass that are tested at once."""
DIGITS_END = 46
"""Digits end here; above them stands the number of rows added."""
HIGHEST_PLANE = 3
"""Planes read from digits of two bits; a rule that counts higher is counted exactly, apart."""
DIGIT = 2
CELLS = DIGITS_END // DIGIT


Origin = tuple[str, str, str | None, int]  # table, year column, until column, years before it


@dataclass(frozen=True, slots=True)
class Years:
    """The years a table's rows are dated in (both included)."""

    first: int
    last: int

    @property
    def width(self) -> int:
        return self.last - self.first + 1

    def checked(self, table: str) -> Years:
        """Raises TooOld when a mask cannot hold them."""
        if self.width > SPAN:
            raise TooOld(f"{table}: {self.first} is more than {SPAN} years before {self.last}")
        return self


@dataclass(frozen=True, slots=True)
class Word:
    """Lanes ``first`` … of the pass side by side, ``width`` bits each.

    ``open``: the years that rows *may* mark whose tested column is empty.
    """

    name: str
    first: int
    lanes: tuple[YearLane, ...]
    width: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A word of digits: cell = place of the family · width + years back."""

    name: str
    number: int
    open: bool = False


@dataclass(frozen=True, slots=True)
class Pass:
    """One grouping of one table by subject: everything that shares a year column.

    ``lanes`` are the first planes, in the order of their bits in a row's set: those that are
    marked, then ``counted`` (with the planes asked for), whose cells follow one another.
    """

    table: str
    year: str
    until: str | None
    lead: int
    years: Years
    lanes: tuple[YearLane, ...]
    words: tuple[Word, ...]
    counted: tuple[tuple[YearLane, int], ...]
    counts: tuple[Count, ...]
    empty: frozenset[str]  # tested columns that have empty cells

    @property
    def label(self) -> str:
        """A name of its own: of the year columns and the first lane."""
        return f"{self.table}.{self.year}…{self.until or ''}[{self.lanes[0].key}]"

    @property
    def names(self) -> list[str]:
        """The columns of the grouping, behind the subject."""
        return [word.name for word in self.words] + [count.name for count in self.counts]

    @property
    def has_open(self) -> bool:
        return bool(self.empty)

    @property
    def first_counted(self) -> int:
        return len(self.lanes) - len(self.counted)

    def cells(self, count: Count) -> Iterator[tuple[int, int, int]]:
        """(place of a family, years back from, years back before) in a counting word."""
        width = self.years.width
        for place in range(len(self.counted)):
            low = max(count.number * CELLS - place * width, 0)
            high = min((count.number + 1) * CELLS - place * width, width)
            if low < high:
                yield place, low, high


def family_of(lane: YearLane) -> YearLane:
    """The lane's first plane: what all planes of the same rows share."""
    return replace(lane, plane=1)


def columns_tested(lanes: Iterable[YearLane]) -> set[str]:
    """Columns whose emptiness leaves a row open (``none_of`` takes empty as none)."""
    return {w.column for lane in lanes for w in lane.where if w.op != "none_of"}


def passes_of(lanes: Iterable[YearLane]) -> list[tuple[Origin, list[YearLane]]]:
    """Lanes by where their years come from, at most sixty families a pass."""
    families: dict[Origin, dict[YearLane, list[YearLane]]] = {}
    for lane in lanes:
        origin = (lane.table, lane.year, lane.until, lane.lead)
        families.setdefault(origin, {}).setdefault(family_of(lane), []).append(lane)
    return [
        (origin, [lane for group in part for lane in group])
        for origin, grouped in families.items()
        for part in _parts(list(grouped.values()))
    ]


def _parts(members: list[list[YearLane]]) -> Iterator[list[list[YearLane]]]:
    for start in range(0, len(members), SET):
        yield members[start : start + SET]


def lay_out(source: Origin, lanes: list[YearLane], years: Years, empty: set[str]) -> Pass:
    """Pack the lanes of one pass; ``empty`` are the columns that have empty cells."""
    planes: dict[YearLane, int] = {}
    for lane in lanes:
        family = family_of(lane)
        planes[family] = max(planes.get(family, 1), lane.plane)
    counted = tuple((family, n) for family, n in planes.items() if n > 1)
    single = tuple(family for family, n in planes.items() if n == 1)
    width = years.checked(source[0]).width
    apart = max(width, NARROWEST)
    unsure = {lane for lane in planes if columns_tested([lane]) & empty}
    words = [*_words("w", single, apart)]
    words += [word for word in _words("o", single, apart, open_=True) if unsure & {*word.lanes}]
    number = -(-len(counted) * width // CELLS)
    counts = [Count(f"c{n}", n) for n in range(number)]
    if unsure & {family for family, _ in counted}:
        counts += [Count(f"d{n}", n, open=True) for n in range(number)]
    order = single + tuple(family for family, _ in counted)
    return Pass(*source, years, order, tuple(words), counted, tuple(counts), frozenset(empty))


def _words(
    prefix: str, lanes: tuple[YearLane, ...], width: int, *, open_: bool = False
) -> Iterator[Word]:
    room = WORD // width
    for n, start in enumerate(range(0, len(lanes), room)):
        yield Word(f"{prefix}{n}", start, lanes[start : start + room], width, open_)
