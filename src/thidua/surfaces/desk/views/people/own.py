"""One's own page: what is recorded of me, as far as a nominee may see it, and what I asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.cycle.nominations.dossier import Dossier, dossier
from thidua.cycle.nominations.one_subject import board_of, ladder
from thidua.cycle.nominations.reviewing import review_of
from thidua.cycle.nominations.timeline import picture
from thidua.foundation.access.models import User
from thidua.foundation.people.models import Person
from thidua.foundation.people.models.requests import TOPICS
from thidua.foundation.policy.reach import Reach
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.views.accounts.own import OwnPage
from thidua.surfaces.desk.years import chosen_year


@dataclass(frozen=True, slots=True)
class Oneself:
    """A reader as a nominee: whatever the roles, nothing of discipline and holds is known here."""

    uid: UUID | None
    full_name: str
    person_id: int | None
    acting_for: None = None

    def reach(self, *_roles: Role) -> Reach:
        return Reach()


class OfOneself(OwnPage):
    """Pages of the person an account is linked to; without a link they do not exist."""

    person: Person

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if isinstance(request.user, User):
            found = Person.objects.select_related("organisation").filter(
                pk=request.user.person_id or 0
            )
            if not (person := found.first()):
                raise Http404
            self.person = person
        return super().dispatch(request, *args, **kwargs)

    @property
    def oneself(self) -> Oneself:
        return Oneself(self.user.uid, self.user.full_name, self.user.person_id)


class OwnHistory(OfOneself):
    def get(self, request: HttpRequest) -> HttpResponse:
        review = review_of(request.GET, chosen_year(request))
        found = dossier(self.oneself, self.person)
        board = board_of(self.oneself, self.person, review)
        seen = Person.objects.visible_to(self.user).filter(pk=self.person.pk).exists()
        context = {
            "subject": self.person, "review": review, "dossier": found,
            "rungs": ladder(board, "individual") if board else [],
            "picture": picture(found, review.year, whole="whole" in request.GET),
            "topics": _topics(found), "asked": self.person.correction_requests.all(),
            "why": reverse("desk:sweep") + f"{self.person.uid}/" if seen else "",
            "query": review.query,
        }  # fmt: skip
        return render(request, "desk/people/own.html", context)


def _topics(found: Dossier) -> list[dict[str, Any]]:
    """What may be missing or wrong: how much of it is recorded, and where to say so."""
    rows: dict[str, list[Any]] = {
        "posts": found.postings, "absences": found.absences, "ratings": found.ratings,
        "awards": found.awards, "initiatives": found.authorships,
        "achievements": found.achievements,
    }  # fmt: skip
    return [
        {
            "label": label, "count": len(rows[code]) if code in rows else None,
            "address": f"{reverse('desk:ask-correction')}?topic={code}",
        }
        for code, label in TOPICS.items()
    ]  # fmt: skip


def crumbs() -> list[tuple[str, str]]:
    return [(_("Trang của tôi"), reverse("desk:own-history"))]
