"""The ratings of a unit's people for a year, on one page."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thidua.cycle.results.actions.rate_people import rate_people
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import require
from thidua.foundation.registry.models import Rating
from thidua.foundation.registry.permissions import may_keep_year_facts
from thidua.foundation.registry.words import RATING_CHOICES, RATING_WORDS
from thidua.surfaces.desk.pressing import done
from thidua.surfaces.desk.registers.places import kept_places
from thidua.surfaces.desk.serving import serving_in
from thidua.surfaces.desk.views.results.choosing import place_of, year_of
from thidua.surfaces.desk.views.sweep.finding import SignedIn


class UnitRatings(View):
    def get(self, request: SignedIn) -> HttpResponse:
        return self.page(request, {})

    def post(self, request: SignedIn) -> HttpResponse:
        """What was chosen stays, whatever is wrong; nothing or everything is saved."""
        place, year = place_of(request, _offered(request)), year_of(request)
        if place is None:
            return self.page(request, {}, status=422)
        require(may_keep_year_facts, request.user, place.pk)
        typed = {
            one: word for one in _people(place, year)
            if (word := request.POST.get(f"rating_{one.pk}", "")) in RATING_WORDS
        }  # fmt: skip
        saved = done(
            request,
            lambda: rate_people(
                actor=request.user, unit=place, year=year, ratings=typed,
                decision_no=request.POST.get("decision_no", "").strip(),
                decided=_day(request.POST.get("decided", "").strip()),
                reason=request.POST.get("reason", "").strip(),
            ),
            _("Đã lưu xếp loại năm %(year)s của %(unit)s.") % {"year": year, "unit": place},
        )  # fmt: skip
        if saved:
            return redirect(f"{reverse('desk:unit-ratings')}?place={place.uid}&nam={year}")
        return self.page(request, {one.pk: word for one, word in typed.items()}, status=422)

    def page(self, request: SignedIn, typed: dict[int, str], status: int = 200) -> HttpResponse:
        offered, year = _offered(request), year_of(request)
        place = place_of(request, offered)
        people = _people(place, year) if place else []
        kept = dict(
            Rating.objects.filter(person__in=people, year=year).values_list("person", "rating")
        )
        context = {
            "place": place, "places": offered, "year": year, "choices": RATING_CHOICES,
            "lines": [(one, typed.get(one.pk, kept.get(one.pk, ""))) for one in people],
            "rated": len(kept), "posted": request.POST,
        }  # fmt: skip
        return render(request, "desk/results/ratings.html", context, status=status)


def _offered(request: SignedIn) -> list[Organisation]:
    """Units with people of their own."""
    require(may_keep_year_facts, request.user)
    kept = kept_places(request.user, may_keep_year_facts)
    staffed = Person.objects.values("organisation")
    return list(kept.filter(pk__in=staffed).order_by("sort_key", "pk"))


def _people(place: Organisation, year: int) -> list[Person]:
    rows = Person.objects.filter(serving_in(year), organisation=place)
    return list(rows.select_related("organisation").order_by("sort_key", "pk"))


def _day(text: str) -> date | None:
    """As typed, 22/11/2026. Raises ValidationError."""
    if not text:
        return None
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 a legal day has no time
    except ValueError as error:
        raise ValidationError(_("«%(text)s» không phải ngày; ghi như 22/11/2026.")
                              % {"text": text[:20]}) from error  # fmt: skip
