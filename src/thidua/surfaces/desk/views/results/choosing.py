"""Whose results are shown, and of which year."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import Indicator
from thidua.cycle.results.models import IndicatorResult
from thidua.foundation.organisations.models import Organisation
from thidua.surfaces.desk.views.sweep.finding import SignedIn
from thidua.surfaces.desk.years import chosen_year

FIRST, LAST = 1945, 2062


def places(request: SignedIn) -> list[Organisation]:
    """Organisations the reader sees that follow indicators or have results."""
    seen = Organisation.objects.visible_to(request.user)
    follows = Q(pk__in=Indicator.objects.values("organisation"))
    has = Q(pk__in=IndicatorResult.objects.values("organisation"))
    return list(seen.filter(follows | has).order_by("sort_key", "pk"))


def place_of(request: SignedIn, offered: list[Organisation]) -> Organisation | None:
    """The one asked for; without a question the first one offered."""
    asked = request.GET.get("place") or request.POST.get("place", "")
    named = next((one for one in offered if str(one.uid) == asked), None)
    return named or (offered[0] if offered else None)


def year_of(request: SignedIn) -> int:
    """Any year may be asked for: results go back beyond the years that are open."""
    return number(request.GET.get("nam") or request.POST.get("nam", ""), chosen_year(request))


def number(text: str, otherwise: int) -> int:
    inside = text.isdecimal() and FIRST <= int(text) <= LAST
    return int(text) if inside else otherwise


def crumb() -> list[tuple[str, str]]:
    return [(_("Kết quả chỉ tiêu"), reverse("desk:results"))]


def result_at(place: Organisation | None, **known: Any) -> str:
    """The form of a result with what is known already filled in."""
    query = urlencode(({"organisation": place.pk} if place else {}) | known)
    return f"{reverse('desk:record-new', args=['so-ket-qua'])}?{query}"
