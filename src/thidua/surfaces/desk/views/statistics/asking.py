"""What a page of numbers is asked: years, cut-off date, part of the tree."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Max, Min
from django.http import HttpRequest
from django.utils import timezone

from thidua.cycle.statistics.tables import Scope
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.reach import Actor
from thidua.foundation.policy.roles import READERS
from thidua.foundation.registry.models import AwardHeld
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.years import chosen_year


@dataclass(frozen=True, slots=True)
class Asked:
    """``wrong``: the cut-off as typed, where it is no day; today is taken then."""

    first: int
    last: int
    cutoff: date
    root: Organisation | None
    places: list[Organisation]
    known: range
    wrong: str = ""

    @property
    def scope(self) -> Scope:
        return Scope(years=range(self.first, self.last + 1), until=self.cutoff, root=self.root)

    @property
    def query(self) -> str:
        parts = {"from": self.first, "to": self.last, "until": f"{self.cutoff:%d/%m/%Y}"}
        return urlencode(parts | ({"place": str(self.root.uid)} if self.root else {}))

    @property
    def office(self) -> str:
        return self.root.name if self.root else ", ".join(one.name for one in self.places[:1])


def asked_of(request: HttpRequest) -> Asked:
    actor = reader(request)
    known = _years_known(actor, chosen_year(request))
    first = _year(request.GET.get("from", ""), known, chosen_year(request))
    last = _year(request.GET.get("to", ""), known, first)
    typed = request.GET.get("until", "").strip()
    cutoff = _day(typed)
    places = _places(actor)
    uid = request.GET.get("place", "")
    root = next((one for one in places if str(one.uid) == uid), None)
    return Asked(
        min(first, last), max(first, last), cutoff or timezone.localdate(), root, places, known,
        wrong=typed if typed and cutoff is None else "",
    )  # fmt: skip


def _years_known(actor: Actor, year: int) -> range:
    rows = AwardHeld.objects.visible_to(actor).order_by()
    first, last = rows.aggregate(first=Min("year"), last=Max("year")).values()
    return range(min(first or year, year), max(last or year, year) + 1)


def _year(text: str, known: range, default: int) -> int:
    return int(text) if text.isdecimal() and int(text) in known else default


def _day(text: str) -> date | None:
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 a day without a time
        except ValueError:
            continue
    return None


def _places(actor: Actor) -> list[Organisation]:
    """Organisations of the reader's part of the tree that have something beneath them."""
    seen = Organisation.objects.filter(actor.reach(*READERS).condition("pk"))
    return list(seen.filter(children__isnull=False).distinct())


def options(asked: Asked) -> dict[str, Any]:
    """What ``desk/statistics/asking.html`` offers."""
    return {"asked": asked, "years": list(reversed(asked.known))}
