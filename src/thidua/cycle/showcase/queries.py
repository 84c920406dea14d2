"""What pages and papers ask of this room."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone

from thidua.cycle.showcase.models import Conference, HonourEntry, RoleModel, TakenUp
from thidua.cycle.showcase.words import ModelState, Uptake
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import STANDING
from thidua.foundation.registry.models import Discipline, Hold


def honours_of(conference: Conference) -> list[HonourEntry]:
    """In the order of the ceremony; one query."""
    rows = conference.honours.select_related(
        "person__organisation", "organisation", "award__person__organisation",
        "award__organisation",
    )  # fmt: skip
    return list(rows.order_by("number", "pk"))


def running(day: date) -> Q:
    """Holds and disciplines in force on a day."""
    return Q(starts__lte=day) & (Q(ends__isnull=True) | Q(ends__gt=day))


def with_pending(rows: QuerySet[RoleModel], actor: Actor) -> QuerySet[RoleModel]:
    """The rows with ``on_hold`` and ``disciplined``: as far as the actor may know of either, so
    that to everybody else they are false. No query of its own."""
    now, reach = running(timezone.localdate()), actor.reach(*STANDING)
    of_person = reach.condition("person__organisation")
    of_unit = Q(person__isnull=True) & reach.condition("unit")

    def there(kept: type[Hold | Discipline]) -> Q:
        found = kept.objects.filter(now)
        person = Q(Exists(found.filter(person=OuterRef("person"))))
        unit = Q(Exists(found.filter(organisation=OuterRef("unit"))))
        return (person & of_person) | (unit & of_unit)

    return rows.annotate(on_hold=there(Hold), disciplined=there(Discipline))


PENDING = Q(state=ModelState.PUBLISHED) & (Q(on_hold=True) | Q(disciplined=True))
"""Of rows ``with_pending``: public while something stands against whom it names."""


@dataclass(frozen=True, slots=True)
class PublicModel:
    """All the public pages ever show of a role model: names, the story, who does the same."""

    uid: str
    title: str
    who: str
    unit: str
    office: str
    kind: str
    story: str
    year: int
    taken_up: tuple[str, ...]


def public_models() -> list[PublicModel]:
    """The latest first; two queries."""
    going = TakenUp.objects.exclude(state=Uptake.STOPPED).select_related("organisation")
    rows = (
        RoleModel.objects.public()
        .select_related("person", "unit", "organisation")
        .prefetch_related(Prefetch("taken_up", queryset=going.order_by("organisation__sort_key")))
    )
    return [_public(row) for row in rows.order_by("-published_on", "sort_key", "pk")]


def public_model(uid: object) -> PublicModel | None:
    """None where there is none, or where it was withdrawn."""
    return next((one for one in public_models() if one.uid == str(uid)), None)


def _public(row: RoleModel) -> PublicModel:
    return PublicModel(
        str(row.uid), row.title, row.named, row.unit.name if row.person else "",
        row.organisation.name,
        str(row.get_kind_display()), row.story, row.year,
        tuple(one.organisation.name for one in row.taken_up.all()),
    )  # fmt: skip
