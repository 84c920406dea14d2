"""The page of an organisation: its names and places, events, who came before and after, blocs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.blocs.queries import memberships_of
from thidua.foundation.organisations.dated import facts, lives
from thidua.foundation.organisations.history import FIRST, LAST, stretches
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.reorganising.models import Event, Succession
from thidua.foundation.reorganising.permissions import may_reorganise
from thidua.foundation.reorganising.words import EventKind
from thidua.surfaces.desk.addresses import address_of
from thidua.surfaces.desk.views.organisations.history import drawn
from thidua.surfaces.desk.views.sweep.finding import SignedIn, collective_or_404

BLOCS = 12
"""Memberships shown; the register has all."""
DEEDS = (
    ("doi-ten", EventKind.RENAMED), ("chuyen", EventKind.MOVED), ("hop-nhat", EventKind.MERGED),
    ("chia-tach", EventKind.SPLIT), ("cham-dut", EventKind.CLOSED),
)  # fmt: skip


def life(request: SignedIn, uid: UUID) -> HttpResponse:
    one = collective_or_404(request, uid)
    chain = list(
        Succession.objects.filter(Q(successor=one) | Q(predecessor=one)).select_related(
            "successor__parent", "predecessor__parent"
        )
    )
    changes = list(
        Change.objects.filter(Q(organisation=one) | Q(successor=one))
        .select_related("organisation__parent", "successor__parent", "parent_before")
        .order_by("-on", "-pk")
    )
    keeps = may_reorganise(request.user, one.pk)
    blocs = memberships_of(one)
    near = {one.pk} | {pk for row in chain for pk in (row.successor_id, row.predecessor_id)}
    picture, _left = drawn(Organisation.objects.filter(pk__in=near), _years(changes), near)
    before = [row for row in chain if row.successor_id == one.pk]
    context = {
        "one": one, "changes": changes, "picture": picture, "keeps": keeps,
        "before": before, "after": [row for row in chain if row.predecessor_id == one.pk],
        "open": [row for row in before if not row.takes],
        "stretches": list(_stretches(one)), "events": _events(one),
        "blocs": blocs[:BLOCS], "more_blocs": len(blocs) > BLOCS,
        "carries": _next_year(blocs) if one.kind == Kind.BLOC and keeps else 0,
        "opened": _opened(request, blocs[:BLOCS]),
        "deeds": _deeds(one) if keeps else [],
        "crumbs": [(_("Tổ chức"), reverse("desk:tree"))],
        "collective": address_of(one),
        "record": reverse("desk:record", args=["to-chuc", one.uid]),
    }  # fmt: skip
    return render(request, "desk/organisations/life.html", context)


def _opened(request: SignedIn, blocs: list[BlocMembership]) -> set[int]:
    """Blocs whose own page the reader may open: a ministry's is often out of reach."""
    visible = Organisation.objects.visible_to(request.user)
    return set(visible.filter(pk__in={row.bloc_id for row in blocs}).values_list("pk", flat=True))


def _next_year(blocs: list[BlocMembership]) -> int:
    """The year after the last one a bloc has members of."""
    return max(row.year for row in blocs) + 1 if blocs else 0


def _events(one: Organisation) -> list[Event]:
    """Events recorded here that touch the organisation, the latest first."""
    rows = Event.objects.filter(parties__organisation=one).distinct()
    return list(rows.select_related("organisation").order_by("-on", "-pk"))


def _deeds(one: Organisation) -> list[dict[str, Any]]:
    ended = one.valid_to is not None and one.valid_to <= timezone.localdate()
    offered = (("lap-lai", EventKind.RESTORED),) if ended else DEEDS if not one.valid_to else ()
    return [
        {
            "label": EventKind(kind).label,
            "address": reverse("desk:reorganise", args=[one.uid, slug]),
        }
        for slug, kind in offered
    ]


def _stretches(one: Organisation) -> Iterator[dict[str, Any]]:
    """The life told from the latest stretch to the first."""
    own = lives(Organisation.objects.filter(pk=one.pk))[0]
    told = list(stretches(own, facts(of=[one.pk])))
    parents = Organisation.objects.in_bulk({part.parent for part in told if part.parent})
    for part in reversed(told):
        yield {
            "starts": None if part.starts == FIRST else part.starts,
            "ends": None if part.ends == LAST else part.ends,
            "name": part.name, "parent": parents.get(part.parent),
        }  # fmt: skip


def _years(changes: list[Change]) -> tuple[int, int]:
    now = timezone.localdate().year
    first = min([row.on.year for row in changes], default=now) - 2
    return max(min(first, now - 8), now - 29), now
