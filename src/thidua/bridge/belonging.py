"""Whose rules judge whom: the tree of organisations says where each issuer's overlays apply.

A subject is judged by the nearest province and the nearest ministry that an organisation above it
names. Where no organisation names an issuer of a kind, the office's only issuer of it judges all;
where some do, whoever stands under none is judged by the law alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db import connection

from thidua.bridge.issuers import KINDS, Issuers, Laws
from thidua.bridge.law import the_laws
from thidua_rules.model.law import Law
from thidua_rules.tables import Subject


class Place(NamedTuple):
    """An organisation: its uid, the key of the one above it, the issuers it names itself."""

    uid: str
    above: int | None
    names: Issuers


@dataclass(frozen=True)
class Belonging:
    """The laws of the office over its tree; ``places`` by primary key."""

    laws: Laws
    places: Mapping[int, Place]

    @cached_property
    def joined(self) -> frozenset[str]:
        """Kinds of which some organisation names an issuer."""
        return frozenset(
            kind for n, kind in enumerate(KINDS)
            if any(place.names[n] for place in self.places.values())
        )  # fmt: skip

    @cached_property
    def of_places(self) -> dict[str, Issuers]:
        """Organisation (uid) → whose overlays judge it and its people."""
        named = {place.uid: self._named(key) for key, place in self.places.items()}
        judging = {one: self.laws.judging(one, self.joined) for one in set(named.values())}
        return {uid: judging[one] for uid, one in named.items()}

    def _named(self, key: int) -> Issuers:
        """The nearest issuer of each kind, from an organisation upwards."""
        found, seen, at = Issuers(), set(), self.places.get(key)
        while at is not None and at.uid not in seen:
            found = Issuers(*(mine or theirs for mine, theirs in zip(found, at.names, strict=True)))
            seen.add(at.uid)
            at = self.places.get(at.above) if at.above is not None else None
        return found

    @cached_property
    def _nowhere(self) -> Issuers:
        """Who judges a subject that stands under no organisation."""
        return self.laws.judging(Issuers(), self.joined)

    def issuers_of(self, place: str | None) -> Issuers:
        """Whose overlays judge an organisation (by uid) and its people."""
        return self.of_places.get(place or "", self._nowhere)

    def shares(self, subjects: Iterable[Subject]) -> list[tuple[Law, set[str]]]:
        """The subjects by the law that judges them, in the order of the laws' issuers."""
        found: dict[Issuers, set[str]] = {}
        for one in subjects:
            place = one.unit if one.kind == "individual" else one.uid
            found.setdefault(self.issuers_of(place), set()).add(one.uid)
        return [(self.laws.by(issuers), found[issuers]) for issuers in sorted(found)]

    @cached_property
    def sets(self) -> tuple[Issuers, ...]:
        """Every set of issuers that judges some organisation, by their codes."""
        return tuple(sorted(set(self.of_places.values()))) or (self.laws.general,)


def belonging(laws: Laws | None = None) -> Belonging:
    """One query; none in an office without rules of its own, where one law judges everybody."""
    laws = laws or the_laws()
    return Belonging(laws, _places() if laws.several else {})


def law_of(place: str) -> Law:
    """The law that judges an organisation, by its uid, and its people."""
    whose = belonging()
    return whose.laws.by(whose.issuers_of(place))


def laws_in_use() -> tuple[Law, ...]:
    """The laws that judge some organisation of the office."""
    whose = belonging()
    return tuple(whose.laws.by(issuers) for issuers in whose.sets)


def _places() -> dict[int, Place]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT organisation_id, uid, above_id, province, ministry FROM rules_places"
        )
        rows = cursor.fetchall()
    return {
        key: Place(uid, above, Issuers(province, ministry))
        for key, uid, above, province, ministry in rows
    }
