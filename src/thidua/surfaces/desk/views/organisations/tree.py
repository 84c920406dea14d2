"""The tree of organisations as of a day: open branch by branch, searched, filtered, taken away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.dated import tree_on
from thidua.foundation.organisations.history import Life, by_parent
from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.organisations.permissions import may_keep_organisations
from thidua.foundation.records.text import fold
from thidua.foundation.reorganising.ahead import plans_until, tree_ahead
from thidua.foundation.reorganising.models import Event
from thidua.foundation.reorganising.words import Status
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.registers.books import REGISTERS
from thidua.surfaces.desk.registers.columns import Column
from thidua.surfaces.desk.registers.filters import of_choices
from thidua.surfaces.desk.registers.listing import as_file
from thidua.surfaces.desk.views.organisations.days import asked_day, shown_day
from thidua.surfaces.desk.views.organisations.drawing import branches
from thidua.surfaces.desk.views.sweep.finding import SignedIn

KINDS = of_choices("kind", _("Loại"), Kind.choices)
FOUND = 200
"""Rows a search shows; the file has all."""


@dataclass(frozen=True)
class Seen:
    """What a reader sees of the tree on a day."""

    day: date
    tree: Mapping[int, Life]
    plans: int = 0

    @cached_property
    def children(self) -> dict[int | None, list[Life]]:
        return by_parent(self.tree)

    def root(self, uid: str) -> Life | None:
        try:
            wanted = UUID(uid)
        except ValueError:
            return None
        return next((life for life in self.tree.values() if life.uid == wanted), None)

    def path(self, life: Life) -> list[str]:
        """Names from the top to the one above."""
        names: list[str] = []
        above = self.tree.get(life.parent) if life.parent else None
        while above is not None and len(names) < 50:
            names.append(above.name)
            above = self.tree.get(above.parent) if above.parent else None
        return names[::-1]

    def walk(self, top: int | None = None, depth: int = 0) -> Iterator[tuple[Life, int]]:
        """Every organisation under ``top`` in the order of the tree, with its depth."""
        for life in self.children.get(top, ()):
            yield life, depth
            yield from self.walk(life.pk, depth + 1)


def seen(request: SignedIn) -> tuple[Seen, str]:
    """The tree of the day the address asks about; two queries, one more for a day to come."""
    if not readers(request.user):
        raise Http404
    day, wrong = asked_day(request)
    rows = Organisation.objects.visible_to(request.user)
    tree = tree_on(day, rows)
    plans = plans_until(day) if day > timezone.localdate() else []
    return Seen(day, tree_ahead(tree, plans) if plans else tree, len(plans)), wrong


def tree(request: SignedIn) -> HttpResponse:
    known, wrong = seen(request)
    root = known.root(request.GET.get("nhanh", ""))
    found = list(_found(request, known))
    narrowed = bool(request.GET.get("q") or request.GET.get("kind"))
    bound = KINDS.bind(request, Organisation.objects.none())
    context = {
        "seen": known, "wrong": wrong, "day": shown_day(known.day), "root": root,
        "today": known.day == timezone.localdate(), "narrowed": narrowed, "kinds": bound,
        "search": request.GET.get("q", ""), "count": len(found) if narrowed else len(known.tree),
        "found": [(life, " › ".join(known.path(life))) for life in found[:FOUND]],
        "more": max(len(found) - FOUND, 0),
        "branches": "" if narrowed else branches(
            known.children, root, shown_day(known.day), whole="mo" in request.GET
        ),
        "due": _due(request) if may_keep_organisations(request.user) else 0,
        "deeds": _deeds(request),
    }  # fmt: skip
    return render(request, "desk/organisations/tree.html", context)


def _deeds(request: SignedIn) -> list[dict[str, Any]]:
    found = [
        {"label": _("Lịch sử tổ chức"), "address": reverse("desk:tree-history")},
        {"label": _("Sổ tổ chức"), "address": reverse("desk:register", args=["to-chuc"])},
    ]
    if may_keep_organisations(request.user):
        address = reverse("desk:record-new", args=["to-chuc"])
        label = _("Thêm %(one)s") % {"one": REGISTERS["to-chuc"].one}
        found.append({"label": label, "address": address, "main": True})
    return found


def _due(request: SignedIn) -> int:
    """Plans whose day has come and that no worker has carried out yet."""
    waiting = Event.objects.visible_to(request.user).filter(status=Status.PLANNED)
    return waiting.filter(on__lte=timezone.localdate()).count()


def _found(request: SignedIn, known: Seen) -> Iterator[Life]:
    """Organisations whose name has every word asked for, and of the kind asked for."""
    words = fold(request.GET.get("q", "")).split()
    kind = KINDS.bind(request, Organisation.objects.none()).value
    for life, _depth in known.walk():
        name = fold(life.name) if words else ""
        if all(word in name for word in words) and kind in ("", life.kind):
            yield life


def file(request: SignedIn, form: str) -> HttpResponse:
    """The tree of the day, or what the filters leave of it, as a table in the tree's order."""
    known, _wrong = seen(request)
    depths = {life.pk: depth for life, depth in known.walk()}
    columns = (
        Column("name", _("Tên"), lambda life: life.name),
        Column("kind", _("Loại"), lambda life: Kind(life.kind).label),
        Column("depth", _("Bậc"), lambda life: depths[life.pk] + 1, kind="num"),
        Column("path", _("Thuộc"), lambda life: " › ".join(known.path(life))),
        Column("from", _("Từ ngày"), lambda life: life.starts, kind="day"),
        Column("to", _("Đến ngày"), lambda life: life.ends, kind="day"),
    )
    return as_file(request, "to-chuc", form, columns, _found(request, known))
