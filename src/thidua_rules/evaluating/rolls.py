"""What the rolls of many collectives say: the same bounds as ``members``, in columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..facts.columns import Ints
from ..facts.packed import Packed, Word
from ..tables import DISCIPLINE_FORMS, KINDS
from .members import COUNTED_ONLY, TITLES, UNKNOWN_ROLL

Truths = NDArray[np.bool_]
Bounds = tuple[Ints, Ints]
COUNTED = (
    "total", "advanced_worker", "emulation_fighter_grassroots", "all_completed",
    "disciplined_reprimand_or_more", "disciplined_warning_or_more", *COUNTED_ONLY,
)  # fmt: skip


@dataclass(slots=True)
class People:
    """For each row of the facts: title → (has it for sure, may have it); ``completed`` likewise."""

    titles: Mapping[str, tuple[Truths, Truths]]
    completed: tuple[Truths, Truths]


@dataclass(slots=True)
class Rolls:
    """Memberships of the year (rows of the unit and of the person, −1 outside the register; place
    of the heaviest discipline of the year, −1 none), and the counted rows (−1: not said)."""

    units: Ints
    people: Ints
    heaviest: Ints
    counted: Ints
    values: dict[str, Ints] = field(default_factory=dict)


def roll_numbers(packed: Packed, rolls: Rolls, people: People | None) -> dict[str, Any]:
    """Lane name → (lower, upper) words for the collectives.

    A counted row of the year stands for itself; else the roll is added up from the people's
    verdicts; else nothing is known and every bound is wide open.
    """
    rows = packed.of_kind("collective")
    bounds = _unknown(len(rows))
    if people is not None:
        _from_people(bounds, rows, _of_people_only(packed, rolls), people)
    _from_rows(bounds, rows, rolls)
    return {name: (Word(low, rows), Word(high, rows)) for name, (low, high) in bounds.items()}


def _of_people_only(packed: Packed, rolls: Rolls) -> Rolls:
    """A member that is no person of the register counts as one from outside."""
    person = KINDS.index("individual")
    inside = (rolls.people >= 0) & (packed.kinds[rolls.people] == person)
    return replace(rolls, people=np.where(inside, rolls.people, -1))


def _unknown(size: int) -> dict[str, Bounds]:
    def both(low: int, high: int) -> Bounds:
        return np.full(size, low, np.int64), np.full(size, high, np.int64)

    bounds = {"members.total": both(1, UNKNOWN_ROLL), "members.not_completed": both(0, 1),
              "members.unrecorded": both(1, 1)}  # fmt: skip
    for title in (*TITLES, *COUNTED_ONLY):
        bounds[f"members.{title}"] = both(0, UNKNOWN_ROLL)
        bounds[f"members.{title}.held"] = both(0, UNKNOWN_ROLL)
    return bounds | {f"members.disciplined.{form}": both(0, 1) for form in DISCIPLINE_FORMS}


def _from_people(bounds: dict[str, Bounds], rows: Ints, rolls: Rolls, people: People) -> None:
    known = np.isin(rolls.units, rows)
    place = np.searchsorted(rows, rolls.units[known])
    person, heaviest = rolls.people[known], rolls.heaviest[known]
    inside = person >= 0

    def count(chosen: Truths) -> Ints:
        return np.bincount(place[chosen], minlength=len(rows))

    def having(truth: Truths) -> Ints:
        chosen = inside.copy()
        chosen[inside] = truth[person[inside]]
        return count(chosen)

    total, outside = count(np.ones(len(place), bool)), count(~inside)
    found = {"members.total": (total, total), "members.unrecorded": (total * 0, total * 0)}
    for title, (sure, may) in people.titles.items():
        found[f"members.{title}"] = (having(sure), having(may) + outside)
    for title in COUNTED_ONLY:
        found[f"members.{title}"] = found[f"members.{title}.held"] = (total * 0, total)
    sure, may = people.completed
    found["members.not_completed"] = (total - outside - having(may), total - having(sure))
    for rank, form in enumerate(DISCIPLINE_FORMS):
        found[f"members.disciplined.{form}"] = (count(heaviest >= rank),) * 2
    listed = total > 0
    for name, pair in found.items():
        for side in (0, 1):
            bounds[name][side][listed] = pair[side][listed]


def _from_rows(bounds: dict[str, Bounds], rows: Ints, rolls: Rolls) -> None:
    known = np.isin(rolls.counted, rows)
    place = np.searchsorted(rows, rolls.counted[known])
    values = {name: column[known] for name, column in rolls.values.items()}
    total = values["total"]

    def put(name: str, low: Ints, high: Ints) -> None:
        bounds[name][0][place], bounds[name][1][place] = low, high

    def counted(column: str) -> Bounds:
        said = values[column] >= 0
        return np.where(said, values[column], 0), np.where(said, values[column], total)

    put("members.total", total, total)
    put("members.unrecorded", total * 0, total * 0)
    for title in (*TITLES, *COUNTED_ONLY):
        for name in (f"members.{title}", f"members.{title}.held"):
            put(name, *counted(title))
    done = values["all_completed"]
    put("members.not_completed", (done == 0).astype(np.int64), (done != 1).astype(np.int64))
    put("members.disciplined.reprimand", *counted("disciplined_reprimand_or_more"))
    warned = counted("disciplined_warning_or_more")
    put("members.disciplined.warning", *warned)
    for form in DISCIPLINE_FORMS[2:]:
        put(f"members.disciplined.{form}", total * 0, warned[1])
