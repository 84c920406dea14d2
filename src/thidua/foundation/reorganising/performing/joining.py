"""Several into one, one into several."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.foundation.organisations.kinds import ChangeKind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.reorganising.models import Event, Succession
from thidua.foundation.reorganising.performing.ending import units_beneath
from thidua.foundation.reorganising.performing.facts import move, told
from thidua.foundation.reorganising.performing.pen import Pen
from thidua.foundation.reorganising.performing.people import go_along
from thidua.foundation.reorganising.performing.rows import (
    held,
    held_many,
    must_live,
    must_not_stand_beneath,
)
from thidua.foundation.reorganising.performing.simple import Touched, founded
from thidua.foundation.reorganising.words import Along, Ground


def merged(event: Event, pen: Pen) -> Touched:
    """The sources end; a new organisation, or one that lasts, comes after them."""
    plan, on, basis = event.plan, event.on, event.legal_basis
    sources = held_many(plan["organisations"])
    into = held(plan["into"]) if plan.get("into") else None
    for source in sources:
        must_live(source, on)
        if into is not None:
            _must_take_in(into, source, event)
        pen.change(source, valid_to=on)  # first, so that a new one may bear the name of one of them
    target = into or founded(event, pen, plan["new"])
    if plan["people"] == Along.GO:
        go_along(pen, [one.pk for one in sources], on, lambda _person: target, heads=False)
    for source in sources:
        for unit in units_beneath(source, on).select_for_update():
            move(pen, unit, on, basis, target)
        told(pen, source, ChangeKind.MERGED, on, basis, target)
        pen.create(Succession(successor=target, predecessor=source, on=on, ground=Ground.MERGED))
    return sources, [target]


def _must_take_in(into: Organisation, source: Organisation, event: Event) -> None:
    if into == source:
        raise ValidationError(
            {"into": _("Nơi nhận sáp nhập không đứng trong các tổ chức chấm dứt.")}
        )
    must_live(into, event.on, new=True)
    must_not_stand_beneath(into, source, event.on)


def split(event: Event, pen: Pen) -> Touched:
    """New organisations out of one, which goes on or ends; each person and unit has its place."""
    plan = event.plan
    source = held(plan["organisation"])
    must_live(source, event.on)
    if not plan["continues"]:
        pen.change(source, valid_to=event.on)
    parts = [founded(event, pen, part) for part in plan["parts"]]
    for part in parts:
        told(pen, source, ChangeKind.SPLIT, event.on, event.legal_basis, part)
        pen.create(Succession(successor=part, predecessor=source, on=event.on, ground=Ground.SPLIT))
    places: dict[str, int] = plan["people"]

    def where(person: Person) -> Organisation | None:
        chosen = places.get(str(person.uid), plan["rest"])
        return parts[chosen] if chosen is not None and chosen >= 0 else None

    go_along(pen, [source.pk], event.on, where, heads=False)
    _place_units(event, pen, source, parts)
    return [source], parts


def _place_units(event: Event, pen: Pen, source: Organisation, parts: list[Organisation]) -> None:
    """Units go where they were put; those of a source that ends go to the first part."""
    places: dict[str, int] = event.plan["units"]
    for unit in units_beneath(source, event.on).select_for_update():
        chosen = places.get(str(unit.uid), -1)
        if unit not in parts and (chosen >= 0 or not event.plan["continues"]):
            move(pen, unit, event.on, event.legal_basis, parts[max(chosen, 0)])
