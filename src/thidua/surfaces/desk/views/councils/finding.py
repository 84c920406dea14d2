"""The sitting or ballot of an address, as its reader may see it; doing a deed and saying so."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.cycle.councils.models import Ballot, Sitting
from thidua.cycle.councils.permissions import may_see_councils, runs
from thidua.foundation.policy.predicates import require
from thidua.surfaces.desk.views.sweep.finding import SignedIn

Crumbs = list[tuple[str, str]]


def sitting_of(request: SignedIn, uid: UUID) -> Sitting:
    """To whoever may not see it, it does not exist."""
    require(may_see_councils, request.user)
    rows = Sitting.objects.visible_to(request.user).select_related(
        "council__organisation", "round", "chair_signed__person", "secretary_signed__person"
    )
    found = rows.filter(uid=uid).first()
    if found is None:
        raise Http404
    return found


def ballot_of(request: SignedIn, uid: UUID) -> Ballot:
    require(may_see_councils, request.user)
    rows = Ballot.objects.visible_to(request.user)
    found = rows.select_related("sitting__council__organisation", "sitting__round")
    one = found.filter(uid=uid).first()
    if one is None:
        raise Http404
    return one


def run_sitting_of(request: SignedIn, uid: UUID) -> Sitting:
    """A sitting the reader runs."""
    sitting = sitting_of(request, uid)
    require(runs(sitting.council), request.user, sitting.place_id)
    return sitting


def run_ballot_of(request: SignedIn, uid: UUID) -> Ballot:
    """A ballot of a sitting the reader runs."""
    ballot = ballot_of(request, uid)
    require(runs(ballot.sitting.council), request.user, ballot.place_id)
    return ballot


def crumbs(sitting: Sitting, *, itself: bool = True) -> Crumbs:
    found = [(_("Phiên họp hội đồng"), reverse("desk:register", args=["phien-hop"]))]
    return [*found, (str(sitting), sitting_address(sitting))] if itself else found


def sitting_address(sitting: Sitting) -> str:
    return reverse("desk:sitting", args=[sitting.uid])


def ballot_address(ballot: Ballot) -> str:
    return reverse("desk:ballot", args=[ballot.uid])


def number_of(request: SignedIn, name: str) -> int:
    """A count as typed; −1, which no count is, for anything else."""
    text = request.POST.get(name, "").strip()
    return int(text) if text.isdecimal() and len(text) < 5 else -1
