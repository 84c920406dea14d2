"""A large office in the database: deterministic, invented, quick to make."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Any

ORGANISATIONS, PEOPLE, AWARDS = 3_000, 20_000, 200_000
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Thanh", "Ngọc", "Quang", "Thu", "Hữu", "Kim")
GIVEN = ("An", "Ân", "Bình", "Châu", "Dũng", "Đạt", "Giang", "Hà", "Hương", "Khánh", "Lan", "Linh",
         "Mai", "Nam", "Nga", "Phúc", "Quân", "Sơn", "Tâm", "Thảo", "Tuấn",
         "Vinh", "Yến")  # fmt: skip
TITLES = ("advanced_worker", "emulation_fighter_grassroots", "emulation_fighter_ministry_province",
          "commendation_certificate", "ministry_province_merit_certificate",
          "pm_merit_certificate", "labour_order_3")  # fmt: skip
ISSUERS = ("department", "department", "province", "department", "province", "government", "state")
NUMBERS = ("QĐ-SCT", "QĐ-SCT", "QĐ-UBND", "QĐ-SCT", "QĐ-UBND", "QĐ-TTg", "QĐ-CTN")
TOPICS = ("Cải tiến quy trình", "Số hóa hồ sơ", "Giải pháp tiết kiệm điện", "Ứng dụng phần mềm")


def fill() -> tuple[Any, list[str]]:
    """Make the office; returns a signed-in client of its officer and uids of three places."""
    from django.core.management import call_command
    from django.db import connection, transaction
    from django.test import Client

    call_command("migrate", verbosity=0)
    draw = random.Random(20_261_122)
    with transaction.atomic():
        places = _organisations(draw)
        people = _people(draw, places)
        _registry(draw, places, people)
        user = _officer(places[0])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(SERVER_NAME="localhost")
    client.force_login(user, backend="thidua.foundation.access.backends.NameOrEmailBackend")
    return client, [str(places[at].uid) for at in (0, 20, len(places) - 1)]


def _many(model: Any, rows: Iterable[Any]) -> list[Any]:
    return list(model.objects.bulk_create(rows, batch_size=1_000))


def _organisations(draw: random.Random) -> list[Any]:
    from thidua.foundation.organisations.models import Organisation

    def one(number: int, kind: str, parent: Any) -> Any:
        word = {"department": "Sở", "division": "Phòng", "enterprise": "Công ty"}[kind]
        return Organisation(name=f"{word} {number} {draw.choice(GIVEN)}", kind=kind, parent=parent,
                            valid_from=date(2000, 1, 1))  # fmt: skip

    top = _many(Organisation, [one(0, "department", None)])
    middle = _many(Organisation, [one(n, "enterprise", top[0]) for n in range(1, 100)])
    rest = range(100, ORGANISATIONS)
    return [*top, *middle, *_many(
        Organisation, [one(n, "division", draw.choice(middle)) for n in rest]
    )]  # fmt: skip


def _people(draw: random.Random, places: list[Any]) -> list[Any]:
    from thidua.foundation.people.models import Person

    return _many(Person, (
        Person(
            full_name=f"{draw.choice(FAMILY)} {draw.choice(MIDDLE)} {draw.choice(GIVEN)}",
            staff_number=f"{n:06}", sex=draw.choice(("male", "female")),
            birth_date=date(1966, 1, 1) + timedelta(days=draw.randrange(12_000)),
            joined=date(2010, 1, 1), organisation=draw.choice(places),
        )
        for n in range(PEOPLE)
    ))  # fmt: skip


def _registry(draw: random.Random, places: list[Any], people: list[Any]) -> None:
    from thidua.foundation.people.models import Absence, Posting
    from thidua.foundation.registry import models

    _many(models.AwardHeld, _awards(draw, places, people))
    _many(models.Rating, (
        models.Rating(person=one, year=year, rating=draw.choice(("excellent", "good")))
        for one in people for year in range(2016, 2026)
    ))  # fmt: skip
    works = _many(models.Initiative, (
        models.Initiative(title=f"{draw.choice(TOPICS)} {n}", year=draw.randrange(2010, 2026),
                          organisation=draw.choice(places), decision_no=f"{n % 900}/QĐ-SCT")
        for n in range(40_000)
    ))  # fmt: skip
    _many(models.InitiativeAuthor, (
        models.InitiativeAuthor(initiative=work, person=draw.choice(people)) for work in works
    ))  # fmt: skip
    _many(models.Achievement, (
        models.Achievement(person=draw.choice(people), title=f"Việc {n}", kind="sudden", year=2020)
        for n in range(20_000)
    ))  # fmt: skip
    _many(Posting, (
        Posting(person=one, organisation_id=one.organisation_id, title="Chuyên viên",
                starts=date(2010, 1, 1))
        for one in people
    ))  # fmt: skip
    _many(Absence, (
        Absence(person=one, kind="sick", starts=date(2019, 1, 1), ends=date(2019, 2, 1))
        for one in people[::4]
    ))  # fmt: skip
    _many(models.MemberRoll, (
        models.MemberRoll(organisation=place, year=year, total=20)
        for place in places for year in range(2021, 2026)
    ))  # fmt: skip
    _many(models.Discipline, (
        models.Discipline(person=one, form="warning", starts=date(2019, 1, 1))
        for one in people[::40]
    ))  # fmt: skip


def _awards(draw: random.Random, places: list[Any], people: list[Any]) -> Iterator[Any]:
    """Ten of a person, a hundred a decision; every twentieth is a collective's."""
    from thidua.foundation.registry.models import AwardHeld

    for n in range(AWARDS):
        at, proven = draw.randrange(len(TITLES)), n % 50 != 0
        year = 2010 + ((n // 100) % 16 if proven else n // 20_000)
        whom = ({"organisation": places[n // 20 % len(places)]} if n % 20 == 0
                else {"person": people[n % len(people)]})  # fmt: skip
        yield AwardHeld(
            award=TITLES[at], year=year, issuer=ISSUERS[at], decided=date(year, 12, 1 + n % 28),
            decision_no=f"{n // 100}/{NUMBERS[at]}" if proven else "",
            certificate_no=f"{n:07}" if n % 2 else "", achievement_from=date(year, 1, 1), **whom,
        )  # fmt: skip


def _officer(place: Any) -> Any:
    from thidua.foundation.access.models import Grant, User
    from thidua.foundation.policy.roles import Role

    user = User.objects.create(username="officer", full_name="Cán bộ đo lường")
    for role in (Role.DEPARTMENT_OFFICER, Role.ADMINISTRATOR):
        Grant.objects.create(user=user, role=role, organisation=place, valid_from=date(2020, 1, 1))
    return User.objects.get(pk=user.pk)
