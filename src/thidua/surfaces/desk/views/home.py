"""The officer's year: where we are, and counts that open to their rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.foundation.access.models import User
from thidua.foundation.backups.permissions import may_keep_backups
from thidua.foundation.backups.queries import age_of_latest
from thidua.foundation.people.models import CorrectionRequest, Person
from thidua.foundation.people.permissions import may_keep_people
from thidua.foundation.registry.models import AwardHeld, Hold, Initiative, Rating
from thidua.foundation.registry.permissions import may_see_discipline
from thidua.surfaces.desk.navigation import readers
from thidua.surfaces.desk.reader import reader
from thidua.surfaces.desk.serving import serving_in
from thidua.surfaces.desk.years import chosen_year


@dataclass(frozen=True, slots=True)
class Tally:
    """A count, what it counts, and the address of the rows behind it."""

    count: int
    label: str
    address: str
    of: int | None = None
    look: bool = False


def home(request: HttpRequest) -> HttpResponse:
    year = chosen_year(request)
    context: dict[str, Any] = {"year": year, "own": _own(reader(request))}
    if may_keep_backups(reader(request)):
        context["age"] = age_of_latest()
    if readers(reader(request)):
        context |= {
            "tallies": _tallies(reader(request), year),
            "todo": _todo(reader(request), year),
        }
    return render(request, "desk/home.html", context)


def _own(user: User) -> Person | None:
    """The person of a nominee, whose own page is all there is to see."""
    return Person.objects.visible_to(user).filter(pk=user.person_id or 0).first()


def _rows(slug: str, query: str = "") -> str:
    return reverse("desk:register", args=[slug]) + query


def serving(user: User, year: int) -> QuerySet[Person]:
    """People of the reader's part of the tree in service at some time of the year."""
    return Person.objects.visible_to(user).filter(serving_in(year))


def _tallies(user: User, year: int) -> list[Tally]:
    people = serving(user, year).count()
    ratings = Rating.objects.visible_to(user).filter(year=year, person__isnull=False)
    awards = AwardHeld.objects.visible_to(user).filter(year=year).exclude(status="revoked")
    initiatives = Initiative.objects.visible_to(user).filter(year=year)
    return [
        Tally(
            people,
            _("cá nhân công tác trong năm, kể cả người đã rời đi"),
            _rows("ca-nhan", "?state=serving"),
        ),
        Tally(
            ratings.count(), _("cá nhân đã có xếp loại"),
            _rows("xep-loai", f"?year={year}&subject=person"), of=people,
        ),
        Tally(
            initiatives.count(), _("sáng kiến, đề tài được công nhận"),
            _rows("sang-kien", f"?year={year}"),
        ),
        Tally(
            awards.count(), _("danh hiệu, khen thưởng trong năm"),
            _rows("khen-thuong", f"?year={year}"),
        ),
    ]  # fmt: skip


def _todo(user: User, year: int) -> list[Tally]:
    """What asks for a hand: shown only when there is something."""
    missing = AwardHeld.objects.visible_to(user).filter(decision_no="").exclude(status="revoked")
    unrated = serving(user, year).exclude(ratings__year=year)
    found = [
        Tally(
            missing.count(), _("danh hiệu, khen thưởng chưa có minh chứng"),
            _rows("khen-thuong", "?evidence=missing"), look=True,
        ),
        Tally(
            unrated.count(), _("cá nhân chưa có xếp loại của năm"),
            _rows("ca-nhan", f"?unrated={year}"), look=True,
        ),
    ]  # fmt: skip
    if may_keep_people(user):
        asked = CorrectionRequest.objects.visible_to(user).waiting()
        label = _("yêu cầu sửa chờ trả lời")
        found.append(Tally(asked.count(), label, _rows("yeu-cau-sua", "?state=open"), look=True))
    if may_see_discipline(user):
        holds = Hold.objects.visible_to(user).filter(ends__isnull=True)
        label = _("trường hợp đang tạm dừng xét")
        found.append(Tally(holds.count(), label, _rows("tam-dung", "?state=open"), look=True))
    return [tally for tally in found if tally.count]
