"""The units that hold their own review in a round, and who belongs to each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from thidua.cycle.nominations.models import Round
from thidua.cycle.nominations.roster import NOT_SUBJECTS, Entry, roster
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.policy.reach import Machine

NO_REVIEW = (*NOT_SUBJECTS, Kind.BODY, Kind.HOUSEHOLD)


@dataclass(frozen=True, slots=True)
class Staff:
    """Whom a unit's review considers: people, then collectives."""

    people: tuple[Entry, ...]
    collectives: tuple[Entry, ...]

    @property
    def everyone(self) -> tuple[Entry, ...]:
        return self.people + self.collectives


def units_of(round_: Round) -> list[Organisation]:
    """The organisation itself, for its leaders, and the units right beneath it; one query."""
    first = date(round_.year, 1, 1)
    beneath = round_.organisation.children.exclude(kind__in=NO_REVIEW).alive(first)
    later = round_.organisation.children.exclude(kind__in=NO_REVIEW).filter(
        valid_from__year=round_.year
    )
    return [round_.organisation, *(beneath | later).order_by("sort_key", "pk")]


def places_of(round_: Round, unit: Organisation) -> frozenset[int]:
    """Organisations whose people a unit's review considers: all beneath it; of the organisation
    that holds the round, its own leaders only."""
    return frozenset({unit.pk}) if unit.pk == round_.organisation_id else subtree_ids([unit.pk])


def staff_of(round_: Round, unit: Organisation, at: str) -> Staff:
    """People and collectives of a unit in the round's year, in order of name.

    Args:
        at: revision of the registry.
    """
    places = places_of(round_, unit)
    return Staff(*(
        tuple(_within(roster(Machine(), kind, round_.year, at), places))
        for kind in ("individual", "collective")
    ))  # fmt: skip


def _within(entries: Iterable[Entry], places: frozenset[int]) -> Iterable[Entry]:
    return (entry for entry in entries if entry.place in places and not entry.left)
