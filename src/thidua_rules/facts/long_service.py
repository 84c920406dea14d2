"""Numbers of long service: for each person and each scale the bounds of «this order is earned».

Only who holds a post of the tables, is retired or dead is looked at; of everybody else the answer
is a plain no. Of the retired and dead of whom no post is known, any order may be earned: they are
not judged one by one. Both executors of the facts call this one function.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import numpy as np

from ..compiling.lanes import Lane, Number
from ..service.assessing import assessed
from ..service.history import History, history_of
from ..service.model import Scale
from ..tables import Register
from .columns import Ints

READ = ("posts", "discipline", "awards", "coverage", "deaths", "retirements")
"""The tables the rule reads beside the subjects themselves."""

Bounds = tuple[Ints, Ints]


def scales_of(lanes: Iterable[Lane]) -> dict[str, Scale]:
    """Lane name → what it asks, of the lanes that ask for long service."""
    return {lane.what: lane.scale for lane in lanes
            if isinstance(lane, Number) and lane.scale is not None}  # fmt: skip


def service_numbers(
    register: Register, scales: Mapping[str, Scale], as_of: date
) -> dict[str, Bounds]:
    """Lane name → (lower, upper), in the order of the register's subjects."""
    if not scales:
        return {}
    size = len(register.subjects)
    found = {name: (np.zeros(size, np.int64), np.zeros(size, np.int64)) for name in scales}
    told = {row.subject for row in register.posts if row.starts <= as_of}
    told |= {row.subject for row in register.coverage if row.table == "posts"}
    for place in _silent(register, told, as_of):
        for name in scales:
            found[name][1][place] = 1
    for place, history in _histories(register, told, as_of):
        for name, scale in scales.items():
            low, high = assessed(history, scale).bounds(scale.service, scale.order)
            found[name][0][place], found[name][1][place] = low, high
    return found


def _silent(register: Register, told: set[str], as_of: date) -> Iterable[int]:
    """Places of the retired and dead of whose posts nothing is said."""
    due = {row.subject for row in register.deaths if row.starts <= as_of}
    due |= {row.subject for row in register.retirements if row.decided and row.decided <= as_of}
    due -= told
    return (n for n, s in enumerate(register.subjects) if s.uid in due and s.kind == "individual")


def _histories(
    register: Register, told: set[str], as_of: date
) -> Iterable[tuple[int, History]]:  # fmt: skip
    """(place, history) of the people of whose posts something is said (``told``)."""
    asked = {row.subject for row in register.deaths}
    asked |= {row.subject for row in register.retirements}
    asked |= {post.subject for post in register.posts if post.ended_by == "age_limit"}
    posted = {post.subject for post in register.posts}
    places = {
        s.uid: n for n, s in enumerate(register.subjects)
        if s.kind == "individual" and s.uid in told
        and (s.uid in asked or (s.left is not None and s.uid in posted))
    }  # fmt: skip
    own: dict[str, dict[str, list[Any]]] = {uid: {} for uid in places}
    for table in READ if places else ():
        for row in getattr(register, table):
            if row.subject in places:
                own[row.subject].setdefault(table, []).append(row)
    for uid, place in places.items():
        yield place, history_of({**own[uid], "subjects": [register.subjects[place]]}, as_of)
