"""The first page: the officer's year; the house for an administrator, the own page of a nominee."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.foundation.access.models import User
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.backups.queries import age_of_latest
from thidua.foundation.people.models import Person
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.year.blocked import blocked
from thidua.surfaces.desk.year.cycle import steps
from thidua.surfaces.desk.year.due import due
from thidua.surfaces.desk.year.roles import house
from thidua.surfaces.desk.year.todo import waiting
from thidua.surfaces.desk.years import chosen_year


def home(request: HttpRequest) -> HttpResponse:
    """A constant number of queries: each part counts, none reads row by row."""
    year, user = chosen_year(request), reader(request)
    context: dict[str, Any] = {
        "year": year, "own": _own(user), "todo": waiting(user, year), "house": house(request),
    }  # fmt: skip
    if may_keep_backups(user):
        context["age"] = age_of_latest()
    if readers(user):
        cycle = steps(user, year)
        context |= {
            "steps": cycle, "here": next(step for step in cycle if step.state == "here"),
            "due": due(), "blocked": blocked(user, year),
        }  # fmt: skip
    return render(request, "desk/home.html", context)


def _own(user: User) -> Person | None:
    """The person of a nominee, whose own page is all there is to see."""
    return Person.objects.visible_to(user).filter(pk=user.person_id or 0).first()
