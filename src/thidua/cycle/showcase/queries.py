"""What pages and papers ask of this room."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Prefetch

from thidua.cycle.showcase.models import Conference, HonourEntry, RoleModel, TakenUp
from thidua.cycle.showcase.words import Uptake


def honours_of(conference: Conference) -> list[HonourEntry]:
    """In the order of the ceremony; one query."""
    rows = conference.honours.select_related(
        "person__organisation", "organisation", "award__person__organisation",
        "award__organisation",
    )  # fmt: skip
    return list(rows.order_by("number", "pk"))


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
