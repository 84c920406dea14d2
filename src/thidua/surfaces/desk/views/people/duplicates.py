"""Records that may be one person: the list, and «not the same person»."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from thidua.foundation.people.actions.tell_apart import tell_apart
from thidua.foundation.people.merging.likeness import REASONS, likely_pairs
from thidua.foundation.people.models import Person
from thidua.foundation.people.permissions import may_merge_people
from thidua.foundation.policy.roles import Role
from thidua.surfaces.desk.reader import reader

PAGE = 25


def duplicates(request: HttpRequest) -> HttpResponse:
    if not may_merge_people(reader(request)):
        raise Http404
    why = request.GET.get("ly-do", "")
    found = likely_pairs(reader(request))
    shown = [pair for pair in found if why in pair.reasons] if why in REASONS else found
    context = {
        "page": Paginator(shown, PAGE).get_page(request.GET.get("page")), "why": why,
        "reasons": list(REASONS.items()), "narrowed": why in REASONS,
        "deeds": [{"label": _("Các lần đã gộp"),
                   "address": reverse("desk:register", args=["gop-ca-nhan"])}],
    }  # fmt: skip
    return render(request, "desk/people/duplicates.html", context)


class OfPair(View):
    """Two people, both within the reach of whoever merges; to others they do not exist."""

    first: Person
    second: Person

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        reach = reader(request).reach(Role.DEPARTMENT_OFFICER).condition("organisation")
        people = Person.objects.filter(reach).select_related("organisation")
        found = people.in_bulk([kwargs["first"], kwargs["second"]], field_name="uid")
        if len(found) != len({kwargs["first"], kwargs["second"]}) or len(found) < 2:
            raise Http404
        self.first, self.second = found[kwargs["first"]], found[kwargs["second"]]


class TellApart(OfPair):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, first: UUID, second: UUID) -> HttpResponse:  # noqa: ARG002 from the address
        try:
            tell_apart(actor=reader(request), one=self.first, other=self.second)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("Đã ghi là hai người khác nhau; không gợi ý lại."))
        return redirect("desk:duplicates")
