"""State rules hold in the database, whoever writes."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, transaction

from tests.office import MACHINE
from thidua.foundation.access.models import Grant, User
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.people.models import Absence, Person, Posting
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.models import (
    Achievement,
    AwardHeld,
    BlocResult,
    BodyRating,
    Coverage,
    Discipline,
    Hold,
    Initiative,
    InitiativeAuthor,
    MemberRoll,
    Rating,
)

DAY, DAY_BEFORE = date(2024, 5, 1), date(2024, 4, 30)


def both(office):
    return {"person": office.an, "organisation": office.energy}


def renamed_again(office):
    told = {"organisation": office.energy, "kind": "renamed", "on": DAY, "name_before": "Cũ"}
    Change.objects.create(**told)
    return Change(**told)


REFUSED = {
    "award of nobody": lambda _o: AwardHeld(award="advanced_worker", year=2024),
    "award of two": lambda o: AwardHeld(award="advanced_worker", year=2024, **both(o)),
    "award without a name": lambda o: AwardHeld(person=o.an, year=2024),
    "award of year 1200": lambda o: AwardHeld(person=o.an, award="x", year=1200),
    "award of unknown method": lambda o: AwardHeld(
        person=o.an, award="x", year=2024, method="gift"
    ),
    "award of unknown issuer": lambda o: AwardHeld(person=o.an, award="x", year=2024, issuer="me"),
    "revoked without a day": lambda o: AwardHeld(
        person=o.an, award="x", year=2024, status="revoked"
    ),
    "valid with a day of revocation": lambda o: AwardHeld(
        person=o.an, award="x", year=2024, revoked=DAY
    ),
    "restored and never revoked": lambda o: AwardHeld(
        person=o.an, award="x", year=2024, status="restored", restored=DAY
    ),
    "restored before it was revoked": lambda o: AwardHeld(
        person=o.an, award="x", year=2024, status="restored", revoked=DAY, restored=DAY_BEFORE
    ),
    "dead before birth": lambda o: Person(
        full_name="Vũ Một", organisation=o.energy, birth_date=DAY, died=DAY_BEFORE
    ),
    "achievement ends before it starts": lambda o: AwardHeld(
        person=o.an, award="x", year=2024, achievement_from=DAY, achievement_to=DAY_BEFORE
    ),
    "unknown rating": lambda o: Rating(person=o.an, year=2024, rating="great"),
    "rating of nobody": lambda _o: Rating(year=2024, rating="good"),
    "share of 0": lambda o: InitiativeAuthor(initiative=initiative(o), person=o.an, share=0),
    "share of 101": lambda o: InitiativeAuthor(initiative=initiative(o), person=o.an, share=101),
    "launched without a movement": lambda o: Achievement(
        person=o.an, title="t", kind="prize", year=2024, launched_by="province"
    ),
    "discipline ends on its first day": lambda o: Discipline(
        person=o.an, form="warning", starts=DAY, ends=DAY
    ),
    "hold without a known ground": lambda o: Hold(person=o.an, ground="rumour", starts=DAY),
    "post ends before it starts": lambda o: Posting(
        person=o.an, organisation=o.energy, title="t", starts=DAY, ends=DAY_BEFORE
    ),
    "reason for leaving a post still held": lambda o: Posting(
        person=o.an, organisation=o.energy, title="t", starts=DAY, ended_by="rotation"
    ),
    "term ends before it starts": lambda o: Posting(
        person=o.an, organisation=o.energy, title="t", starts=DAY, term_ends=DAY_BEFORE
    ),
    "result of maternity leave": lambda o: Absence(
        person=o.an, kind="maternity", starts=DAY, result="good"
    ),
    "person of unknown group": lambda o: Person(
        full_name="A", organisation=o.energy, group="martian"
    ),
    "person joined before birth": lambda o: Person(
        full_name="A", organisation=o.energy, birth_date=DAY, joined=DAY_BEFORE
    ),
    "organisation of unknown kind": lambda _o: Organisation(name="A", kind="club"),
    "organisation closed before founded": lambda _o: Organisation(
        name="A", kind="unit", valid_from=DAY, valid_to=DAY_BEFORE
    ),
    "district that goes on": lambda _o: Organisation(name="A", kind="district"),
    "district office ended too late": lambda _o: Organisation(
        name="A", kind="district_office", valid_to=date(2025, 7, 2)
    ),
    "two new names on one day": renamed_again,
    "bloc of unknown organiser": lambda o: BlocResult(
        organisation=o.energy, year=2024, organised_by="street"
    ),
    "rating of unknown body": lambda o: BodyRating(
        organisation=o.energy, year=2024, body="choir", rating="good"
    ),
    "more rated than there are": lambda o: MemberRoll(
        organisation=o.energy, year=2024, total=3, rated=4
    ),
    "coverage of unknown table": lambda o: Coverage(
        person=o.an, table="poems", starts=2020, ends=2024
    ),
    "coverage backwards": lambda o: Coverage(person=o.an, table="awards", starts=2024, ends=2020),
    "unknown role": lambda o: Grant(user=o.officer, role="king", organisation=o.energy),
    "user name twice": lambda o: User(username=o.officer.username.upper(), full_name="B"),
}


def initiative(office):
    return Initiative.objects.create(organisation=office.energy, title="t", year=2024)


@pytest.mark.parametrize("case", REFUSED)
def test_the_database_refuses(office, case):
    row = REFUSED[case](office)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


ONCE = {
    "rating of a year": lambda o: Rating(person=o.an, year=2024, rating="good"),
    "award of a year": lambda o: AwardHeld(person=o.an, award="advanced_worker", year=2024),
    "discipline": lambda o: Discipline(person=o.an, form="warning", starts=DAY),
    "hold": lambda o: Hold(organisation=o.energy, ground="inspection", starts=DAY),
    "bloc result": lambda o: BlocResult(organisation=o.energy, year=2024),
    "roll": lambda o: MemberRoll(organisation=o.energy, year=2024, total=3),
    "absence": lambda o: Absence(person=o.an, kind="study", starts=DAY),
    "living organisation of one name": lambda o: Organisation(
        name="Tổ", kind="unit", parent=o.energy
    ),
}


@pytest.mark.parametrize("case", ONCE)
def test_the_same_row_is_kept_once(office, case):
    ONCE[case](office).save()
    with pytest.raises(IntegrityError), transaction.atomic():
        ONCE[case](office).save()


def test_a_revoked_award_leaves_room_for_a_new_one(office):
    AwardHeld(
        person=office.an, award="advanced_worker", year=2024, status="revoked", revoked=DAY
    ).save()
    AwardHeld(person=office.an, award="advanced_worker", year=2024).save()
    assert AwardHeld.objects.filter(person=office.an).count() == 2


def test_an_award_given_back_leaves_no_room(office):
    AwardHeld(
        person=office.an, award="advanced_worker", year=2024, status="restored",
        revoked=DAY_BEFORE, restored=DAY,
    ).save()  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        AwardHeld(person=office.an, award="advanced_worker", year=2024).save()


def test_a_row_saved_meanwhile_by_another_is_refused_in_words(office, monkeypatch):
    checks = iter([lambda _row: Rating(person=office.an, year=2024, rating="good").save()])
    whole = Rating.full_clean

    def check(row):
        return next(checks, whole)(row)

    monkeypatch.setattr(Rating, "full_clean", check)
    with pytest.raises(ValidationError, match="hãy sửa dòng đã có"):
        record_rating(actor=MACHINE, person=office.an, year=2024, rating="excellent")


@pytest.mark.once
def test_models_and_migrations_say_the_same(db):
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
