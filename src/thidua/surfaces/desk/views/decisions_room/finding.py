"""The decision of an address, as its reader may see it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.urls import reverse

from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_see_decisions
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.registers.books.decisions import DECISIONS
from thidua.surfaces.desk.views.sweep.finding import SignedIn

Crumbs = list[tuple[str, str]]


def decision_of(request: SignedIn, uid: UUID) -> Decision:
    """To whoever may not see it, it does not exist."""
    require(may_see_decisions, request.user)
    rows = Decision.objects.visible_to(request.user).select_related(
        "organisation__parent", "round", "sitting__council__organisation", "signer"
    )
    found = rows.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def crumbs(row: Decision | None = None) -> Crumbs:
    found = [(str(DECISIONS.title), reverse("desk:register", args=[DECISIONS.slug]))]
    return found if row is None else [*found, (row.full_number or row.title, address(row))]


def address(row: Decision) -> str:
    return reverse("desk:decision", args=[row.uid])
