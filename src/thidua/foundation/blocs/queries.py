"""Memberships with what the registry says of their result."""

from __future__ import annotations

from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery

from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.registry.models import BlocResult


def with_results(rows: QuerySet[BlocMembership]) -> QuerySet[BlocMembership]:
    """``led``, ``beyond`` and ``result_uid`` of the result recorded under the bloc's name."""
    found = BlocResult.objects.filter(
        organisation=OuterRef("organisation"), year=OuterRef("year"), name=OuterRef("bloc__name")
    )
    columns: dict[str, Any] = {
        "led": Subquery(found.values("leader")[:1]),
        "beyond": Subquery(found.values("exceeds_targets")[:1]),
        "result_uid": Subquery(found.values("uid")[:1]),
    }
    return rows.annotate(**columns)


def memberships_of(one: Organisation) -> list[BlocMembership]:
    """An organisation's blocs, or a bloc's members, the latest year first."""
    mine = BlocMembership.objects.filter(organisation=one)
    rows = mine | BlocMembership.objects.filter(bloc=one)
    related = rows.select_related("bloc", "organisation", "convener")
    return list(with_results(related).order_by("-year", "bloc__sort_key", "organisation__sort_key"))
