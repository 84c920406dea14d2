"""The units that register, whom each registers for, and how far each has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet

from thidua.cycle.movements.models import EmulationYear
from thidua.cycle.registrations.models import RegisteredTitle, Registration
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.people.models import Person
from thidua.foundation.policy.reach import Actor

NO_UNIT = (Kind.BLOC, Kind.PROVINCE, Kind.MINISTRY, Kind.BODY, Kind.HOUSEHOLD)


def offices(year: int) -> QuerySet[Organisation]:
    """Organisations whose units register: those that opened the year, and every department."""
    opened = EmulationYear.objects.filter(year=year).values("organisation")
    return Organisation.objects.filter(Q(pk__in=opened) | Q(kind=Kind.DEPARTMENT))


def units(actor: Actor, year: int) -> QuerySet[Organisation]:
    """Units of the actor's part of the tree that register in a year: an office itself, for its
    leaders, and those right beneath one."""
    of = offices(year).values("pk")
    seen = Organisation.objects.visible_to(actor).filter(Q(pk__in=of) | Q(parent__in=of))
    since = Q(valid_from__isnull=True) | Q(valid_from__lte=date(year, 12, 31))
    until = Q(valid_to__isnull=True) | Q(valid_to__gt=date(year, 1, 1))
    return seen.filter(since, until).exclude(kind__in=NO_UNIT)


def places_of(unit: Organisation, year: int) -> frozenset[int]:
    """Organisations whose people a unit registers for: all beneath it; of an office its own
    leaders only, for its units register for themselves."""
    if offices(year).filter(pk=unit.pk).exists():
        return frozenset({unit.pk})
    return subtree_ids([unit.pk])


def staff_of(unit: Organisation, year: int) -> list[Person | Organisation]:
    """Whom a unit may name: itself and what is beneath it, then its people in order of name."""
    places = places_of(unit, year)
    people = Person.objects.filter(organisation__in=places, left__isnull=True, died__isnull=True)
    started = Q(joined__isnull=True) | Q(joined__lte=date(year, 12, 31))
    people = people.filter(started).select_related("organisation")
    below = Organisation.objects.filter(pk__in=places).exclude(kind__in=NO_UNIT)
    below = below.alive(date(year, 1, 1)) | below.filter(pk=unit.pk)
    return [*below.order_by("sort_key", "pk"), *people.order_by("sort_key", "pk")]


@dataclass(slots=True)
class UnitLine:
    """A unit of the board; ``titles`` counts by award, ``targets`` and ``remarks`` are numbers."""

    unit: Organisation
    row: Registration | None = None
    titles: Counter[str] = field(default_factory=Counter)
    collective: bool = False
    targets: int = 0
    remarks: int = 0

    @property
    def state(self) -> str:
        return self.row.state if self.row else ""


def board(actor: Actor, year: int) -> list[UnitLine]:
    """Every unit with its registration; five queries."""
    lines = {one.pk: UnitLine(one) for one in units(actor, year).select_related("parent")}
    rows = Registration.objects.visible_to(actor).filter(year=year, organisation__in=lines)
    by_row = {}
    for row in rows.select_related("organisation"):
        lines[row.organisation_id].row = row
        by_row[row.pk] = lines[row.organisation_id]
    for registration, award, person in _titles(rows):
        by_row[registration].titles[award] += 1
        by_row[registration].collective |= person is None
    for registration in rows.filter(targets__isnull=False).values_list("pk", flat=True):
        by_row[registration].targets += 1
    open_ = rows.filter(remarks__open=True).values_list("pk", flat=True)
    for registration in open_:
        by_row[registration].remarks += 1
    return list(lines.values())


def _titles(rows: QuerySet[Registration]) -> Iterator[tuple[int, str, int | None]]:
    titles = RegisteredTitle.objects.filter(registration__in=rows).order_by()
    yield from titles.values_list("registration_id", "award", "person_id")
