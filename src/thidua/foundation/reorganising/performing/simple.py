"""One organisation under a new name, under a new parent, ended, or founded again."""

from __future__ import annotations

from thidua.foundation.organisations.kinds import ChangeKind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.reorganising.models import Event, Succession
from thidua.foundation.reorganising.performing.ending import end
from thidua.foundation.reorganising.performing.facts import move, rename, told
from thidua.foundation.reorganising.performing.pen import Pen
from thidua.foundation.reorganising.performing.people import go_along
from thidua.foundation.reorganising.performing.rows import (
    held,
    must_have_begun,
    must_live,
    must_not_stand_beneath,
)
from thidua.foundation.reorganising.words import Ground

Touched = tuple[list[Organisation], list[Organisation]]
"""The organisations of the side before and of the side after."""


def renamed(event: Event, pen: Pen) -> Touched:
    one = held(event.plan["organisation"])
    must_have_begun(one, event.on)
    rename(pen, one, event.on, event.legal_basis, event.plan["name"], event.plan["short_name"])
    return [], [one]


def moved(event: Event, pen: Pen) -> Touched:
    one, parent = held(event.plan["organisation"]), held(event.plan["parent"])
    must_have_begun(one, event.on)
    must_live(parent, event.on, new=True)
    must_not_stand_beneath(parent, one, event.on)
    move(pen, one, event.on, event.legal_basis, parent)
    return [], [one]


def closed(event: Event, pen: Pen) -> Touched:
    """The end; people and units beneath go where the plan says."""
    one = held(event.plan["organisation"])
    to = held(event.plan["to"]) if event.plan.get("to") else None
    if to:
        must_live(to, event.on, new=True)
        must_not_stand_beneath(to, one, event.on)
        go_along(pen, [one.pk], event.on, lambda _person: to, heads=False)
    end(pen, one, event.on, event.legal_basis, units_to=to)
    told(pen, one, ChangeKind.CLOSED, event.on, event.legal_basis)
    return [one], [to] if to else []


def restored(event: Event, pen: Pen) -> Touched:
    """A new organisation that comes after one that had ended."""
    old = held(event.plan["organisation"])
    new = founded(event, pen, event.plan["new"])
    pen.create(Succession(successor=new, predecessor=old, on=event.on, ground=Ground.RESTORED))
    return [old], [new]


def founded(event: Event, pen: Pen, plan: dict[str, str]) -> Organisation:
    """The new organisation of a plan, from the day of the event."""
    parent = held(plan["parent"])
    must_live(parent, event.on, new=True)
    row = Organisation(
        name=plan["name"], short_name=plan.get("short_name", ""), kind=plan["kind"],
        parent=parent, valid_from=event.on,
    )  # fmt: skip
    pen.create(row)
    told(pen, row, ChangeKind.FOUNDED, event.on, event.legal_basis)
    return row
