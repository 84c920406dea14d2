"""The life of organisations read from what stands today and the dated facts. No database.

A fact keeps what was before it; what came after is the next fact of its kind, or what stands
today. So the tree of a past day is today's tree walked back, and a life is told forward from its
first name; both must agree on every day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import pairwise
from typing import NamedTuple, TypeVar
from uuid import UUID

FIRST, LAST = date.min, date.max
T = TypeVar("T")


class Life(NamedTuple):
    """An organisation as it stands today; ``ends`` is the first day it no longer exists."""

    pk: int
    name: str
    kind: str
    parent: int | None
    starts: date | None = None
    ends: date | None = None
    uid: UUID | None = None

    def alive(self, day: date) -> bool:
        return (self.starts or FIRST) <= day < (self.ends or LAST)


class Renamed(NamedTuple):
    organisation: int
    on: date
    before: str


class Moved(NamedTuple):
    organisation: int
    on: date
    before: int | None


class Facts(NamedTuple):
    renamed: Collection[Renamed] = ()
    moved: Collection[Moved] = ()


class Stretch(NamedTuple):
    """From ``starts`` until the day before ``ends``, under one name and one parent."""

    starts: date
    ends: date
    name: str
    parent: int | None


def tree_back(lives: Iterable[Life], facts: Facts, day: date) -> dict[int, Life]:
    """Organisations alive on a day, under the name and the parent of that day."""
    names = _first_after(((one.organisation, one.on, one.before) for one in facts.renamed), day)
    parents = _first_after(((one.organisation, one.on, one.before) for one in facts.moved), day)
    return {
        life.pk: life._replace(
            name=names.get(life.pk, life.name), parent=parents.get(life.pk, life.parent)
        )
        for life in lives
        if life.alive(day)
    }


def _first_after(facts: Iterable[tuple[int, date, T]], day: date) -> dict[int, T]:
    """What stood on the day, of those to whom something befell later."""
    found: dict[int, T] = {}
    for organisation, on, before in sorted(facts, key=lambda one: one[1]):
        if on > day:
            found.setdefault(organisation, before)
    return found


def stretches(life: Life, facts: Facts) -> Iterator[Stretch]:
    """A life told forward: one stretch between any two days on which name or parent changed."""
    renamed = [(one.on, one.before) for one in facts.renamed if one.organisation == life.pk]
    moved = [(one.on, one.before) for one in facts.moved if one.organisation == life.pk]
    names, parents = _told(renamed, life.name), _told(moved, life.parent)
    starts, ends = life.starts or FIRST, life.ends or LAST
    turns = {day for day in (*names, *parents) if starts < day < ends}
    for first, after in pairwise(sorted(turns | {starts, ends})):
        yield Stretch(first, after, _at(names, first), _at(parents, first))


def _told(facts: list[tuple[date, T]], now: T) -> dict[date, T]:
    """First day → value, forward; the first value stands from the beginning of days."""
    line = sorted(facts, key=lambda one: one[0])
    days = [FIRST, *(on for on, _before in line)]
    values = [*(before for _on, before in line), now]
    return dict(zip(days, values, strict=True))


def _at(told: Mapping[date, T], day: date) -> T:
    return told[max(first for first in told if first <= day)]


def by_parent(tree: Mapping[int, Life]) -> dict[int | None, list[Life]]:
    """Children by parent; whoever's parent is not in the tree stands at the top, and so does the
    first of a ring, so that nobody is lost."""
    children: dict[int | None, list[Life]] = defaultdict(list)
    for life in tree.values():
        children[life.parent if life.parent in tree else None].append(life)
    for lost in _beyond(tree, children):
        children[lost.parent].remove(lost)
        children[None].append(lost)
    return children


def _beyond(tree: Mapping[int, Life], children: dict[int | None, list[Life]]) -> list[Life]:
    reached: set[int] = set()
    found: list[Life] = []
    _reach(children, [one.pk for one in children[None]], reached)
    for life in tree.values():
        if life.pk not in reached:
            found.append(life)
            _reach(children, [life.pk], reached)
    return found


def _reach(
    children: Mapping[int | None, list[Life]], waiting: list[int], reached: set[int]
) -> None:
    while waiting:
        pk = waiting.pop()
        if pk not in reached:
            reached.add(pk)
            waiting += [one.pk for one in children.get(pk, ())]
