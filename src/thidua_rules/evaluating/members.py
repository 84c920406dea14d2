"""What a collective's roll says: counted rows, or the people's own verdicts added up.

Shares travel as bounds: at least so many members have the title, at most so many may have it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..facts.columns import Ints
from ..tables import DISCIPLINE_FORMS, Discipline, Members, Register

Bounds = tuple[Ints, Ints]
# titles that collectives count among their members
TITLES = ("advanced_worker", "emulation_fighter_grassroots")
COUNTED_ONLY = ("advanced_soldier",)
"""Titles that a counted row may give; a roll added up from its people says nothing of them."""
UNKNOWN_ROLL = 1


@dataclass(frozen=True, slots=True)
class PeopleResult:
    """For each person (row): title → (has it for sure, may have it), and the year's rating."""

    rows: Mapping[str, int]
    titles: Mapping[str, tuple[NDArray[np.bool_], NDArray[np.bool_]]]
    completed: tuple[NDArray[np.bool_], NDArray[np.bool_]]


def member_numbers(register: Register, year: int, people: PeopleResult | None) -> dict[str, Bounds]:
    """Lane name → bounds, for the collectives of the register in row order.

    A counted row of the year stands for itself; else the roll (``memberships``) is added up
    from the people's verdicts; else nothing is known and every bound is wide open.
    """
    counted = {row.subject: row for row in register.members if row.year == year}
    rolls = _rolls(register, year) if people else {}
    disciplined = _disciplined(register, year)
    columns: dict[str, list[tuple[int, int]]] = {}
    for subject in register.subjects:
        if subject.uid in counted:
            values = _from_row(counted[subject.uid])
        elif people is not None and subject.uid in rolls:
            values = _from_people(rolls[subject.uid], people, disciplined)
        else:
            values = _unknown()
        for name, bounds in values.items():
            columns.setdefault(name, []).append(bounds)
    return {name: _bounds(pairs) for name, pairs in columns.items()}


def _bounds(pairs: list[tuple[int, int]]) -> Bounds:
    table = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _unknown() -> dict[str, tuple[int, int]]:
    """A roll of one unknown member: nothing is met for sure, everything may be."""
    values = {"members.total": (1, UNKNOWN_ROLL), "members.not_completed": (0, 1)}
    values["members.unrecorded"] = (1, 1)
    for title in (*TITLES, *COUNTED_ONLY):
        values[f"members.{title}"] = values[f"members.{title}.held"] = (0, UNKNOWN_ROLL)
    return values | {f"members.disciplined.{form}": (0, 1) for form in DISCIPLINE_FORMS}


def _from_row(row: Members) -> dict[str, tuple[int, int]]:
    def known(value: int | None) -> tuple[int, int]:
        return (0, row.total) if value is None else (value, value)

    values = {"members.total": (row.total, row.total), "members.unrecorded": (0, 0)}
    for title in (*TITLES, *COUNTED_ONLY):
        values[f"members.{title}"] = known(getattr(row, title))
        values[f"members.{title}.held"] = known(getattr(row, title))
    done = row.all_completed
    values["members.not_completed"] = (0, 1) if done is None else (int(not done), int(not done))
    values["members.disciplined.reprimand"] = known(row.disciplined_reprimand_or_more)
    warned = values["members.disciplined.warning"] = known(row.disciplined_warning_or_more)
    for form in DISCIPLINE_FORMS[2:]:  # counted among the warnings and heavier
        values[f"members.disciplined.{form}"] = (0, warned[1])
    return values


def _from_people(
    members: list[str], people: PeopleResult, disciplined: Mapping[str, int]
) -> dict[str, tuple[int, int]]:
    rows = [people.rows[uid] for uid in members if uid in people.rows]
    outside = len(members) - len(rows)
    values = {"members.total": (len(members), len(members)), "members.unrecorded": (0, 0)}
    for title, (sure, may) in people.titles.items():
        values[f"members.{title}"] = (int(sure[rows].sum()), int(may[rows].sum()) + outside)
    for title in COUNTED_ONLY:
        values[f"members.{title}"] = values[f"members.{title}.held"] = (0, len(members))
    sure, may = people.completed
    values["members.not_completed"] = (
        len(rows) - int(may[rows].sum()), len(members) - int(sure[rows].sum())
    )  # fmt: skip
    for place, form in enumerate(DISCIPLINE_FORMS):
        count = sum(disciplined.get(uid, -1) >= place for uid in members)
        values[f"members.disciplined.{form}"] = (count, count)
    return values


def _rolls(register: Register, year: int) -> dict[str, list[str]]:
    rolls: dict[str, list[str]] = {}
    for row in register.memberships:
        if row.year == year:
            rolls.setdefault(row.unit, []).append(row.subject)
    return rolls


def _disciplined(register: Register, year: int) -> dict[str, int]:
    """Subject → place of the heaviest discipline that started in ``year``."""
    heaviest: dict[str, int] = {}
    rows: list[Discipline] = [
        row for row in register.discipline
        if row.starts.year == year and row.form in DISCIPLINE_FORMS
    ]  # fmt: skip
    for row in rows:
        place = DISCIPLINE_FORMS.index(row.form)
        heaviest[row.subject] = max(place, heaviest.get(row.subject, -1))
    return heaviest
