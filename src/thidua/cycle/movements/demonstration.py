"""Movements of the demonstration: years opened, movements launched and summed up, tasks followed.

Everything goes through the room's own actions, so that the trail tells it like any office's year.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from thidua.cycle.movements.actions.close_movement import close_movement
from thidua.cycle.movements.actions.close_task import close_task
from thidua.cycle.movements.actions.draft_movement import draft_movement
from thidua.cycle.movements.actions.give_task import give_task
from thidua.cycle.movements.actions.join_movement import join_movement
from thidua.cycle.movements.actions.launch_movement import launch_movement
from thidua.cycle.movements.actions.open_year import open_year
from thidua.cycle.movements.actions.record_direction import record_direction
from thidua.cycle.movements.actions.record_indicator import record_indicator
from thidua.cycle.movements.actions.set_target import set_target
from thidua.cycle.movements.demonstration_movements import (
    AIMS,
    DEPARTMENTS,
    DRIVES,
    FIVE_YEARS,
    GIVEN_AT,
    GIVEN_BY,
    GIVEN_ON,
    SAID,
    YEARS,
    Aim,
    Drive,
    Said,
)
from thidua.cycle.movements.models import Indicator, Movement
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor

NO_UNIT = (Kind.BLOC, Kind.BODY, Kind.HOUSEHOLD)


@dataclass(frozen=True, slots=True)
class Filled:
    """Movements by title, of one department."""

    movements: dict[str, Movement] = field(default_factory=dict)
    tasks: int = 0


@transaction.atomic
def fill(actor: Actor) -> dict[str, Filled]:
    """Both departments of the demonstration, where they are there."""
    found = {}
    for place, name in DEPARTMENTS.items():
        organisation = Organisation.objects.filter(name=name, valid_to__isnull=True).first()
        if organisation is not None:
            found[place] = fill_department(actor, organisation=organisation, place=place)
    return found


@transaction.atomic
def fill_department(actor: Actor, *, organisation: Organisation, place: str) -> Filled:
    """``place``: whose movements, hatinh or hanoi."""
    for year in YEARS:
        open_year(actor=actor, organisation=organisation, year=year)
    movements: dict[str, Movement] = {}
    for drive in DRIVES[place]:
        movements[drive.title] = _drawn_up(actor, organisation, drive, movements)
    for aim in AIMS[place]:
        _aimed(actor, organisation, aim, movements)
    tasks = 0
    if place == "hatinh":
        tasks = sum(_directed(actor, organisation, one, movements[FIVE_YEARS]) for one in SAID)
    for drive in DRIVES[place]:
        movements[drive.title] = _run(actor, movements[drive.title], drive)
    return Filled(movements, tasks)


def _drawn_up(
    actor: Actor, organisation: Organisation, drive: Drive, there: dict[str, Movement]
) -> Movement:
    level, name = drive.by or ("department", "")
    signed = date(drive.first, 1, 15) if drive.document else None
    row = draft_movement(
        actor=actor, organisation=organisation, title=drive.title, theme=drive.theme,
        kind=drive.kind, starts=date(drive.first, 1, 1), ends=date(drive.last, 12, 31),
        launched_by=level, launched_by_name=name, parent=there.get(drive.answers),
        document_no=drive.document, document_date=signed,
        participants=drive.participants if drive.document else "", criteria=drive.criteria,
    )  # fmt: skip
    if drive.document:
        units = organisation.children.exclude(kind__in=NO_UNIT).alive(row.starts)
        join_movement(actor=actor, movement=row, organisations=list(units.order_by("sort_key")))
    return row


def _aimed(
    actor: Actor, organisation: Organisation, aim: Aim, movements: dict[str, Movement]
) -> None:
    about: dict[str, Any] = {"organisation": organisation, "code": aim.code}
    indicator = Indicator.objects.filter(**about).first() or record_indicator(
        actor=actor, name=aim.name, unit=aim.unit, shape=aim.shape, better="higher", **about
    )
    for title, by_year in aim.targets.items():
        for year, value in by_year.items():
            set_target(actor=actor, movement=movements[title], indicator=indicator, year=year,
                       value=value)  # fmt: skip


def _directed(actor: Actor, organisation: Organisation, one: Said, movement: Movement) -> int:
    """Each is one direction with one task, done or still followed."""
    direction = record_direction(
        actor=actor, organisation=organisation, given_by=GIVEN_BY, given_on=GIVEN_ON,
        text=one.text, source=GIVEN_AT, movement=movement,
    )  # fmt: skip
    unit = organisation.children.filter(name=one.unit).first() or organisation
    task = give_task(actor=actor, direction=direction, text=one.task, organisation=unit,
                     due=one.due)  # fmt: skip
    if one.done is not None:
        close_task(actor=actor, row=task, version=task.edit_version, outcome=one.outcome,
                   closed_on=one.done)  # fmt: skip
    return 1


def _run(actor: Actor, row: Movement, drive: Drive) -> Movement:
    row = launch_movement(actor=actor, row=row, version=row.edit_version)
    if drive.summed_up:
        row = close_movement(actor=actor, row=row, version=row.edit_version)
    return row
