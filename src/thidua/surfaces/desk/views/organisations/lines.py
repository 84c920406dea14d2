"""Lives of organisations as lines across the years. Geometry in pixels; the page draws it.

A line begins where the organisation does and ends where it ends; a mark on it is a new name or a
new parent; a bow leads from the one before to the one after.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from thidua.foundation.organisations.history import FIRST, LAST, Facts, Life, stretches

YEAR = 74
ROW = 38
HEAD = 26


@dataclass(frozen=True, slots=True)
class Link:
    """``predecessor`` → ``successor`` on a day; ``open`` while what is inherited is not said."""

    predecessor: int
    successor: int
    on: date
    open: bool


class Line(NamedTuple):
    life: Life
    left: float
    right: float
    y: int
    name: str
    label: float  # where its name begins
    turns: tuple[tuple[float, str], ...]  # where name or parent changed, and what was before

    @property
    def ended(self) -> bool:
        return self.life.ends is not None


@dataclass(frozen=True, slots=True)
class Bow:
    path: str
    open: bool


@dataclass(frozen=True, slots=True)
class Lines:
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    bows: tuple[Bow, ...]

    @property
    def width(self) -> int:
        return YEAR * len(self.years) + 160  # the last names need room

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.lines) + 10

    @property
    def rules(self) -> list[tuple[int, int]]:
        return [(year, place * YEAR) for place, year in enumerate(self.years)]


def lines_of(
    lives: Sequence[Life], facts: Facts, links: Iterable[Link], years: tuple[int, int],
    above: Mapping[int, str],
) -> Lines:  # fmt: skip
    """The picture of the years ``first`` … ``last``; who was gone before is left out.

    Args:
        above: names of parents by primary key, for namesakes to be told apart.
    """
    first, last = years
    shown = [life for life in lives if _there(life, first, last)]
    order = _together(shown, list(links))
    rows = {life.pk: number for number, life in enumerate(order)}
    often = Counter(life.name for life in order)
    drawn = tuple(
        _line(life, facts, rows[life.pk], years)._replace(
            name=_called(life, above, twice=often[life.name] > 1)
        )
        for life in order
    )
    at = {line.life.pk: line for line in drawn}
    bows = tuple(
        _bow(at[link.predecessor], at[link.successor], link, first)
        for link in links
        if link.predecessor in at and link.successor in at and first <= link.on.year <= last
    )
    return Lines(tuple(range(first, last + 1)), drawn, bows)


def _called(life: Life, above: Mapping[int, str], *, twice: bool) -> str:
    """The name, and where two bear it the one above too."""
    over = above.get(life.parent or 0)
    return f"{life.name}, {over}" if twice and over else life.name


def _there(life: Life, first: int, last: int) -> bool:
    return (life.starts or FIRST).year <= last and (life.ends or LAST).year >= first


def _together(lives: Sequence[Life], links: list[Link]) -> list[Life]:
    """Predecessors stand just above their successor; families in the order of their names."""
    known = {life.pk: life for life in lives}
    near: dict[int, list[int]] = {pk: [] for pk in known}
    for link in links:
        if link.predecessor in known and link.successor in known:
            near[link.predecessor].append(link.successor)
            near[link.successor].append(link.predecessor)
    placed: dict[int, None] = {}
    for pk in known:
        family = sorted(_family(pk, near), key=lambda one: known[one].starts or FIRST)
        placed.update(dict.fromkeys(family))
    return [known[pk] for pk in placed]


def _family(pk: int, near: Mapping[int, list[int]]) -> list[int]:
    seen, waiting = {pk: None}, [pk]
    while waiting:
        for other in near[waiting.pop()]:
            if other not in seen:
                seen[other] = None
                waiting.append(other)
    return list(seen)


def _line(life: Life, facts: Facts, row: int, years: tuple[int, int]) -> Line:
    first, last = years
    left = max(_x(life.starts or FIRST, first), 0)
    right = min(_x(life.ends or LAST, first), YEAR * (last - first + 1))
    told = list(stretches(life, facts))
    turns = tuple(
        (_x(after.starts, first), before.name if before.name != after.name else "")
        for before, after in pairwise(told)
        if first <= after.starts.year <= last
    )
    y = HEAD + ROW * row + 24
    return Line(life, left, max(right, left + 3), y, life.name, left + 2, turns)


def _bow(before: Line, after: Line, link: Link, first: int) -> Bow:
    x, bend = _x(link.on, first), 10
    way = f"M {x - bend:g} {before.y} C {x:g} {before.y} {x - bend:g} {after.y} {x:g} {after.y}"
    return Bow(way, link.open)


def _x(day: date, first: int) -> float:
    """Far days are cut off by the caller; a year is a year, leap or not."""
    if day in (FIRST, LAST):
        return -1.0 if day == FIRST else 1e6
    return round((day.year - first + (day.timetuple().tm_yday - 1) / 366) * YEAR, 1)
