"""Where a year stands in the cycle, told by its rows alone: no law sets the days of its rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.cycle.certificates.models import Certificate
from thidua.cycle.councils.models import Sitting
from thidua.cycle.decisions.models import Decision
from thidua.cycle.decisions.permissions import may_see_decisions
from thidua.cycle.decisions.words import State
from thidua.cycle.initiatives.models import Submission
from thidua.cycle.initiatives.words import ON_THEIR_WAY
from thidua.cycle.movements.models import Movement
from thidua.cycle.movements.queries import movements_in
from thidua.cycle.nominations.models import Nomination
from thidua.cycle.registrations.models import Registration
from thidua.cycle.registrations.queries import units
from thidua.cycle.results.models import IndicatorResult
from thidua.foundation.access.models import User
from thidua.foundation.people.models import Person
from thidua.foundation.registry.models import AwardHeld, BlocResult, Initiative, Rating
from thidua.surfaces.desk.navigation import CYCLE
from thidua.surfaces.desk.serving import serving_in
from thidua.surfaces.desk.year.tally import Tally, rows_of

LABELS = {room.name: room.label for room in CYCLE}


@dataclass(frozen=True, slots=True)
class Step:
    """A room of the cycle: its counts; ``state`` is done, here or ahead."""

    name: str
    tallies: tuple[Tally, ...]
    state: str
    address: str = ""
    label: str = ""


def serving(user: User, year: int) -> QuerySet[Person]:
    """People of the reader's part of the tree in service at some time of the year."""
    return Person.objects.visible_to(user).filter(serving_in(year))


def steps(user: User, year: int) -> list[Step]:
    """The rooms there are, in order; the one where the year stands is ``here``."""
    people = serving(user, year).count()
    counted = _counted(user, year, people)
    here = _here(counted, people, year, timezone.localdate())
    order = [name for name, *_rest in counted]
    return [
        Step(str(LABELS[name]), tallies, _state(order.index(name), order.index(here)), *more)
        for name, tallies, *more in counted
    ]


def _state(place: int, here: int) -> str:
    return "done" if place < here else "here" if place == here else "ahead"


def _issued(user: User, year: int) -> list[Tally]:
    """Of those who see decisions: how many papers are in force."""
    if not may_see_decisions(user):
        return []
    rows = Decision.objects.visible_to(user).filter(year=year, state=State.ISSUED)
    address = rows_of("quyet-dinh", f"?year={year}&state=issued")
    return [Tally(rows.count(), _("quyết định, tờ trình đã ban hành"), address)]


def _counted(user: User, year: int, people: int) -> list[tuple[Any, ...]]:
    rated = Rating.objects.visible_to(user).filter(year=year, person__isnull=False).count()
    blocs = BlocResult.objects.visible_to(user).filter(year=year).count()
    awards = AwardHeld.objects.visible_to(user).filter(year=year).exclude(status="revoked")
    initiatives = Initiative.objects.visible_to(user).filter(year=year).count()
    certificates = Certificate.objects.visible_to(user).filter(award__year=year).count()
    sittings = Sitting.objects.visible_to(user).filter(year=year).count()
    return [
        ("movements", _moved(user, year)),
        ("registrations", _registered(user, year)),
        ("initiatives", (
            Tally(initiatives, _("sáng kiến, đề tài được công nhận"),
                  rows_of("sang-kien", f"?year={year}")),
            *_handed_in(user, year),
        )),
        ("results", (
            Tally(rated, _("cá nhân đã có xếp loại"),
                  rows_of("xep-loai", f"?year={year}&subject=person"), of=people),
            Tally(blocs, _("kết quả cụm, khối"), rows_of("cum-khoi", f"?year={year}")),
            *_measured(user, year),
        )),
        ("nominations", _files(user, year), reverse("desk:sweep"), _("Mở bảng rà soát")),
        ("councils", (
            Tally(sittings, _("phiên họp hội đồng"), rows_of("phien-hop", f"?year={year}")),
        )),
        ("decisions", (
            Tally(awards.count(), _("danh hiệu, khen thưởng trong năm"),
                  rows_of("khen-thuong", f"?year={year}")),
            *_issued(user, year),
        )),
        ("certificates", (
            Tally(certificates, _("bằng đã vào sổ vàng"), rows_of("bang", f"?achieved={year}")),
        )),
    ]  # fmt: skip


def _handed_in(user: User, year: int) -> tuple[Tally, ...]:
    """Initiatives on their way; told where there are any."""
    rows = Submission.objects.visible_to(user).filter(year=year, state__in=ON_THEIR_WAY)
    count = rows.count()
    address = rows_of("ho-so-sang-kien", f"?year={year}")
    return (Tally(count, _("hồ sơ sáng kiến đang xét"), address),) if count else ()


def _measured(user: User, year: int) -> tuple[Tally, ...]:
    """Results of indicators; told where there are any."""
    rows = IndicatorResult.objects.visible_to(user).filter(year=year, actual__isnull=False)
    count = rows.count()
    address = rows_of("so-ket-qua", f"?year={year}")
    return (Tally(count, _("kết quả chỉ tiêu đã ghi"), address),) if count else ()


def _moved(user: User, year: int) -> tuple[Tally, ...]:
    moving = movements_in(year, Movement.objects.visible_to(user)).count()
    address = rows_of("phong-trao", f"?year={year}")
    return (Tally(moving, _("phong trào thi đua trong năm"), address),)


def _registered(user: User, year: int) -> tuple[Tally, ...]:
    """Of the units that register, those whose registration was accepted."""
    mine = Registration.objects.visible_to(user).filter(year=year, state="accepted").count()
    address = f"{reverse('desk:registrations')}?year={year}&state=accepted"
    label = _("đơn vị có đăng ký được chấp nhận")
    return (Tally(mine, label, address, of=units(user, year).count()),)


def _files(user: User, year: int) -> tuple[Tally, ...]:
    """The files of the year's rounds that were sent, of all there are."""
    files = Nomination.objects.visible_to(user).filter(round__year=year).live()
    sent = Count("pk", filter=Q(submitted_on__isnull=False))
    counts = files.aggregate(all=Count("pk"), sent=sent)
    if not counts["all"]:
        return ()
    address = rows_of("de-nghi", f"?year={year}")
    return (Tally(counts["sent"], _("hồ sơ đề nghị đã nộp"), address, of=counts["all"]),)


def _begun(tallies: dict[str, Any]) -> str:
    """Of a year nobody has been rated in: a movement first, then what the units undertake."""
    if not tallies["movements"][0].count:
        return "movements"
    accepted = tallies["registrations"][0]
    return "registrations" if accepted.count < (accepted.of or 0) else "initiatives"


def _here(counted: list[tuple[Any, ...]], people: int, year: int, today: date) -> str:
    """The first room whose rows are not all in."""
    tallies = {name: tallies for name, tallies, *_more in counted}
    rated, awards = tallies["results"][0].count, tallies["decisions"][0].count
    if not rated and today.year <= year:
        return _begun(tallies)
    if rated < people:
        return "results"
    if tallies["certificates"][0].count:
        return "certificates"
    if awards:
        return "decisions"
    return "councils" if tallies["councils"][0].count else "nominations"
