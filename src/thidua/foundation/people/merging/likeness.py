"""Pairs of records that may be one person, with what makes them alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy as _

from thidua.foundation.people.models import Distinction, Person, Posting
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.bulk import chunked

BORN, NUMBER, NEAR = "born", "number", "near"
REASONS = {
    NUMBER: _("Cùng số hiệu cán bộ"),
    BORN: _("Cùng họ tên (không kể dấu), cùng ngày sinh"),
    NEAR: _("Cùng họ tên, cùng hoặc gần đơn vị, chưa rõ ngày sinh của một bên"),
}
WEIGHT = {NUMBER: 4, BORN: 3, NEAR: 1}
MOST_NAMESAKES = 40
"""People of one name compared with each other; beyond that a name says nothing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """``first`` was entered before ``second``; ``reasons`` are keys of REASONS."""

    first: Person
    second: Person
    reasons: tuple[str, ...] = field(default=())

    @property
    def weight(self) -> int:
        return sum(WEIGHT[one] for one in self.reasons)

    @property
    def words(self) -> list[str]:
        return [str(REASONS[one]) for one in self.reasons]


def likely_pairs(actor: Actor) -> list[Pair]:
    """Pairs within the actor's reach, the likeliest first; those told apart are left out.

    The same identity number cannot stand twice: entering it the second time is refused, and says
    that the two may be one. Ten queries at most, whatever the rows.
    """
    people = Person.objects.filter(actor.reach(Role.DEPARTMENT_OFFICER).condition("organisation"))
    unborn = people.filter(birth_date=None).values("name_folded")
    groups = [
        (NUMBER, _sharing(people.exclude(staff_number=""), "staff_number")),
        # Two dates that differ tell namesakes apart: only these of them are fetched at all.
        ("name", _sharing(people.exclude(birth_date=None), "name_folded", "birth_date")),
        ("name", _sharing(people.filter(name_folded__in=unborn), "name_folded")),
    ]
    reasons: dict[tuple[int, int], set[str]] = defaultdict(set)
    known = {one.pk: one for _kind, found in groups for group in found for one in group}
    where = _places(known)
    for kind, found in groups:
        for group in found:
            for one, other in combinations(group[:MOST_NAMESAKES], 2):
                why = kind if kind == NUMBER else _why(one, other, where)
                if why:
                    reasons[one.pk, other.pk].add(why)
    apart = set(Distinction.objects.values_list("first_id", "second_id"))
    pairs = [
        Pair(known[first], known[second], tuple(one for one in REASONS if one in why))
        for (first, second), why in reasons.items()
        if (first, second) not in apart
    ]
    return sorted(pairs, key=lambda pair: (-pair.weight, pair.first.sort_key, pair.first.pk))


def _sharing(people: QuerySet[Person], *columns: str) -> list[list[Person]]:
    """People in groups that share the values of the columns, oldest entry first."""
    shared = people.order_by().values(*columns).annotate(n=Count("pk")).filter(n__gt=1)
    wanted = set(shared.values_list(*columns))
    groups: dict[tuple[object, ...], list[Person]] = defaultdict(list)
    for values in chunked({first for first, *_rest in wanted}):
        rows = people.filter(**{f"{columns[0]}__in": values}).select_related("organisation")
        for one in rows.order_by("pk"):
            groups[tuple(getattr(one, column) for column in columns)].append(one)
    return [group for key, group in groups.items() if key in wanted]


def _why(one: Person, other: Person, where: dict[int, set[int]]) -> str:
    """What makes two people of one name alike; empty where birth dates tell them apart."""
    if one.birth_date and other.birth_date:
        return BORN if one.birth_date == other.birth_date else ""
    return NEAR if where[one.pk] & where[other.pk] else ""


def _places(people: Iterable[int]) -> dict[int, set[int]]:
    """Person → the units of all posts and the units right above them."""
    found: dict[int, set[int]] = defaultdict(set)
    for person, place, above in _posts(list(people)):
        found[person] |= {place} if above is None else {place, above}
    return found


def _posts(people: list[int]) -> Iterator[tuple[int, int, int | None]]:
    for keys in chunked(people):
        yield from Posting.objects.filter(person__in=keys).values_list(
            "person_id", "organisation_id", "organisation__parent_id"
        )
        yield from Person.objects.filter(pk__in=keys).values_list(
            "pk", "organisation_id", "organisation__parent_id"
        )
