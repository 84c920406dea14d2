"""Who stands in the rows: the people and collectives a reader may see, in their order."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import Any

from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from thidua.foundation.organisations.kinds import Kind
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.people.words import remembered
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS, STANDING, Role
from thidua.foundation.registry.models import AwardHeld

NOT_SUBJECTS = (Kind.BLOC, Kind.PROVINCE, Kind.MINISTRY)
KINDS = ("individual", "collective")
HOUSEHOLD = "household"
KEPT = 24
ORDERS = Q(award__startswith="labour_order") | Q(award__startswith="independence_order")
ORDERS |= Q(award__in=("ho_chi_minh_order", "gold_star_order"))
THANKED = AwardHeld.objects.filter(ORDERS, person=OuterRef("pk"), method="long_service")
"""Orders for long service: who retired without one stays in the rows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the sweep. ``place`` is the organisation whose keepers answer for it."""

    pk: int
    uid: str  # 32 hexadecimal digits, as the bridge names subjects
    name: str
    about: str  # staff number of a person, kind of a collective
    folded: str
    sort_key: str
    place: int
    unit: str
    died: date | None = None
    left: date | None = None  # out of service by the end of the year, alive
    unit_name: str = ""  # ``unit`` in full, where that is its short name

    @property
    def unit_in_full(self) -> str:
        return self.unit_name or self.unit

    @property
    def detail(self) -> str:
        """What stands beside the name, in the reader's language."""
        gone = _("nghỉ từ %(day)s") % {"day": f"{self.left:%d/%m/%Y}"} if self.left else ""
        return " · ".join(filter(None, (self.about, remembered(self.died), gone)))


@dataclass(slots=True)
class _Shelf:
    rosters: OrderedDict[Any, tuple[Entry, ...]] = field(default_factory=OrderedDict)
    lock: Lock = field(default_factory=Lock)


_SHELF = _Shelf()


def roster(actor: Actor, kind: str, year: int, at: str) -> tuple[Entry, ...]:
    """The subjects of a kind within the actor's reach that were there in ``year``.

    Args:
        at: revision of the registry; the same reach at the same revision sees the same rows.
    """
    reach = actor.reach(*READERS)
    own = actor.person_id if actor.reach(Role.NOMINEE) else None
    key = (kind, year, at, reach, own)
    with _SHELF.lock:
        if key in _SHELF.rosters:
            _SHELF.rosters.move_to_end(key)
            return _SHELF.rosters[key]
    if kind == "individual":
        found = _people(actor, year)
    else:
        found = _organisations(actor, year, households=kind == HOUSEHOLD)
    with _SHELF.lock:
        _SHELF.rosters[key] = found
        while len(_SHELF.rosters) > KEPT:
            _SHELF.rosters.popitem(last=False)
    return found


def kinds_there(actor: Actor, year: int, at: str) -> tuple[str, ...]:
    """The kinds of subject to show: households only where the actor's reach has one."""
    return (*KINDS, HOUSEHOLD) if roster(actor, HOUSEHOLD, year, at) else KINDS


def places_known(actor: Actor) -> frozenset[int] | None:
    """Organisations whose discipline and holds the actor may know of; None for all."""
    reach = actor.reach(*STANDING)
    return None if reach.everywhere else reach.places


def _people(actor: Actor, year: int) -> tuple[Entry, ...]:
    joined = Q(joined__isnull=True) | Q(joined__year__lte=year)
    left = Q(left__isnull=True) | Q(left__year__gt=year)
    left |= Q(died__year=year, left__gt=F("died"))  # died in service: forms may still be given
    left |= Q(~Exists(THANKED), retirement__isnull=False)  # so that none is forgotten
    rows = Person.objects.visible_to(actor).filter(joined, left).order_by("sort_key", "pk")
    columns = (
        "pk", "uid", "full_name", "staff_number", "folded", "sort_key", "organisation_id",
        "organisation__short_name", "organisation__name", "died", "left",
    )  # fmt: skip
    return tuple(
        Entry(pk, uid.hex, name, number, folded, key, place, short or unit, died,
              gone if gone and gone.year <= year and not died else None, unit)
        for pk, uid, name, number, folded, key, place, short, unit, died, gone
        in rows.values_list(*columns)
    )  # fmt: skip


def _organisations(actor: Actor, year: int, *, households: bool) -> tuple[Entry, ...]:
    since = Q(valid_from__isnull=True) | Q(valid_from__year__lte=year)
    until = Q(valid_to__isnull=True) | Q(valid_to__year__gt=year)
    alike = Q(kind=Kind.HOUSEHOLD) if households else ~Q(kind__in=(*NOT_SUBJECTS, Kind.HOUSEHOLD))
    rows = Organisation.objects.visible_to(actor).filter(since, until, alike)
    rows = rows.select_related("parent").order_by("sort_key", "pk")
    return tuple(
        Entry(
            row.pk, row.uid.hex, row.name, row.get_kind_display(), row.folded, row.sort_key,
            row.pk, str(row.parent) if row.parent else "",
            unit_name=row.parent.name if row.parent else "",
        )
        for row in rows
    )  # fmt: skip
