"""Registrations of the demonstration: a year's pledges, from accepted ones to one being written.

Everything goes through the room's own actions.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.words import MovementState
from thidua.cycle.registrations.actions.accept_registration import accept_registration
from thidua.cycle.registrations.actions.draft_registration import draft_registration
from thidua.cycle.registrations.actions.return_registration import ToMend, return_registration
from thidua.cycle.registrations.actions.submit_registration import submit_registration
from thidua.cycle.registrations.fields import PLEDGE, key_of
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.queries import units
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor

YEAR = 2026
RAISE = "Đăng ký cao hơn mức chung của cơ quan, vì năm trước đơn vị đã vượt mức này."
SPEAK = "Nêu rõ việc đơn vị nhận làm để nhân rộng điển hình."


@dataclass(frozen=True, slots=True)
class Filled:
    """How many registrations were accepted, of how many there are."""

    accepted: int
    registrations: int


@transaction.atomic
def fill(actor: Actor) -> dict[str, Filled]:
    """Every department that has launched a movement for the year."""
    launched = Movement.objects.filter(
        state=MovementState.LAUNCHED, starts__year=YEAR, ends__year=YEAR, targets__isnull=False
    ).distinct().order_by("organisation", "pk")  # fmt: skip
    by_office = {one.organisation_id: one for one in launched.select_related("organisation")}
    return {str(one.organisation): _department(actor, one) for one in by_office.values()}


def _department(actor: Actor, movement: Movement) -> Filled:
    """The last unit has begun none; before it one writes, one waits for an answer, one mends."""
    office = movement.organisation
    mine = [one for one in units(actor, YEAR).order_by("sort_key", "pk")
            if office.pk in (one.pk, one.parent_id) and _alive(one)]  # fmt: skip
    done = 0
    kept = mine[:-1]
    for place, unit in enumerate(kept):
        row = draft_registration(actor=actor, organisation=unit, year=YEAR, movement=movement)
        done += _sent(actor, row, len(kept) - place)
    return Filled(done, len(kept))


def _alive(unit: Organisation) -> bool:
    return unit.valid_to is None and unit.kind != Kind.BLOC


def _sent(actor: Actor, row: Registration, from_the_end: int) -> int:
    """1 where it is accepted."""
    if from_the_end == 1 or not row.titles.exists():
        return 0
    row = submit_registration(actor=actor, row=row, version=row.edit_version)
    if from_the_end == 2:
        return 0
    if from_the_end == 3:
        remarks = [ToMend(key_of(one), RAISE) for one in row.targets.all()[:1]]
        return_registration(actor=actor, row=row, version=row.edit_version,
                            remarks=[*remarks, ToMend(PLEDGE, SPEAK)])  # fmt: skip
        return 0
    accept_registration(actor=actor, row=row, version=row.edit_version)
    return 1
