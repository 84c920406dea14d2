"""The picture of a history: lines that merge, split, end, bear new names; and its table."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.foundation.organisations.dated import facts, lives
from thidua.foundation.organisations.history import Life
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.organisations.queries import subtree_ids
from thidua.foundation.reorganising.models import Succession
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.views.organisations.lines import Lines, Link, lines_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn

SHOWN = 60
"""Lines on one picture; of more organisations only those to whom something befell."""
YEARS = 12
TOLD = 200
"""Lines of the table; a branch or fewer years show the rest."""


def history(request: SignedIn) -> HttpResponse:
    if not readers(request.user):
        raise Http404
    visible = Organisation.objects.visible_to(request.user)
    root = _root(request, visible)
    rows = visible.filter(pk__in=subtree_ids([root.pk])) if root else visible
    first, last = _years(request)
    told = Change.objects.filter(
        organisation__in=rows, on__range=(date(first, 1, 1), date(last, 12, 31))
    )
    pairs = list(told.values_list("organisation", "successor"))
    picture, left_out = drawn(rows, (first, last), {pk for pair in pairs for pk in pair if pk})
    changes = told.select_related("organisation__parent", "successor__parent", "parent_before")
    context = {
        "picture": picture, "left_out": left_out, "root": root,
        "changes": changes.order_by("-on", "-pk")[:TOLD], "more": max(len(pairs) - TOLD, 0),
        "first": first, "last": last, "tops": visible.filter(children__isnull=False).distinct(),
        "crumbs": [(_("Tổ chức"), reverse("desk:tree"))],
    }  # fmt: skip
    return render(request, "desk/organisations/history.html", context)


def drawn(rows: Any, years: tuple[int, int], busy: Collection[int]) -> tuple[Lines, int]:
    """The picture of some organisations, and how many it leaves out: quiet ones first.

    Args:
        busy: primary keys of those to whom something befell in the years.
    """
    known = [life for life in lives(rows) if life.kind != "bloc"]
    keys = {life.pk for life in known}
    chain = Succession.objects.filter(Q(predecessor__in=keys) | Q(successor__in=keys))
    links = [
        Link(row.predecessor_id, row.successor_id, row.on, open=not row.takes) for row in chain
    ]
    shown = known if len(known) <= SHOWN else _busiest(known, busy, links)[:SHOWN]
    parents = Organisation.objects.filter(pk__in={life.parent for life in shown if life.parent})
    above = {one.pk: str(one) for one in parents}
    picture = lines_of(shown, facts(of=[life.pk for life in shown]), links, years, above)
    return picture, len(known) - len(shown)


def _busiest(known: list[Life], busy: Collection[int], links: list[Link]) -> list[Life]:
    """Whoever has kin comes first: a picture is of what merged and split."""
    kin = {pk for link in links for pk in (link.predecessor, link.successor)}
    family = [life for life in known if life.pk in kin]
    return family + [life for life in known if life.pk in busy and life.pk not in kin]


def _root(request: HttpRequest, visible: Any) -> Organisation | None:
    try:
        return visible.filter(uid=UUID(request.GET.get("nhanh", ""))).first()
    except ValueError:
        return None


def _years(request: HttpRequest) -> tuple[int, int]:
    """The years asked for, at most thirty; by default the last twelve."""
    now = timezone.localdate().year
    last = _year(request.GET.get("den", ""), now)
    first = _year(request.GET.get("tu", ""), last - YEARS + 1)
    return max(min(first, last), last - 29), last


def _year(text: str, otherwise: int) -> int:
    known = text.isascii() and text.isdigit() and 1945 <= int(text) <= 2062
    return int(text) if known else otherwise
