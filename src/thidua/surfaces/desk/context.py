"""What the frame of every page shows: place, year, menu, language."""

from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils import timezone

from thidua.cycle.councils.models import Member
from thidua.cycle.councils.permissions import KEPT
from thidua.foundation.access.models import Grant, User
from thidua.foundation.jobs.models import Job
from thidua.foundation.jobs.queries import NEWS, WORKING, Mine
from thidua.surfaces.desk.navigation import menu
from thidua.surfaces.desk.years import chosen_year, open_years


def frame(request: HttpRequest) -> dict[str, Any]:
    """``frame`` of the base template; without a signed-in reader only the language."""
    parts: dict[str, Any] = {
        "language": getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE),
        "languages": settings.LANGUAGES,
    }
    user = getattr(request, "user", None)
    if isinstance(user, User):
        parts |= {
            **_standing(user),
            "year": chosen_year(request),
            "open_years": open_years(request),
            "menu": menu(request),
            "search": request.GET.get("q", "") if request.resolver_match
            and request.resolver_match.url_name == "search" else "",
        }  # fmt: skip
    return {"frame": parts}


def _standing(user: User) -> dict[str, Any]:
    """The organisation of the first grant (of whoever is acted for) and the reader's jobs: one
    query, which also spares the menu of whoever sits in no council the question."""
    held = Grant.objects.filter(user=user.acting_for or user).order_by("pk")
    terms = Member.objects.of_account(user).on(timezone.localdate())
    asked = User.objects.order_by().filter(pk=user.pk)
    place, sits, *jobs = asked.values_list(
        Subquery(held.values("organisation__name")[:1]), Exists(terms),
        *map(_count, (WORKING, NEWS)),
    ).get()  # fmt: skip
    if not sits:
        vars(user).setdefault(KEPT, frozenset())
    return {"place": place or "", "jobs": Mine(*jobs)}


def _count(which: Q) -> Coalesce:
    mine = Job.objects.order_by().filter(which, owner=OuterRef("pk")).values("owner")
    return Coalesce(Subquery(mine.values(count=Count("pk"))), 0)
