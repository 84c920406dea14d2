"""What a successor is handed in the views the rules read, and what it is not."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from tests.office import MACHINE, found, open_office
from thidua.bridge.registry import Wanted, predecessors_of, read_register
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.published.views import publish, withdraw
from thidua.foundation.registry.models import AwardHeld, BodyRating, Coverage, Rating
from thidua.foundation.reorganising.actions.confirm_inheritance import confirm_inheritance
from thidua.foundation.reorganising.actions.merge_organisations import merge_organisations
from thidua.foundation.reorganising.actions.record_predecessor import record_predecessor
from thidua.foundation.reorganising.actions.withdraw_inheritance import withdraw_inheritance
from thidua.foundation.reorganising.models import Succession
from thidua.foundation.reorganising.plans import NewOne
from thidua.foundation.reorganising.words import Along

DAY = date(2025, 7, 1)
BASIS = "Thông báo số 5/TB-SCT"
pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db):
    office = open_office()
    for year in range(2020, 2025):
        rate(office.energy, year, "excellent")
        rate(office.trade, year, "good")
    for one in (office.energy, office.trade):
        AwardHeld.objects.create(organisation=one, award="labour_order_3", year=2019)
    return office


def rate(one, year, rating):
    Rating.objects.create(organisation=one, year=year, rating=rating)


@pytest.fixture
def new(office):
    merge_organisations(
        actor=MACHINE, organisations=[office.energy, office.trade], on=DAY, legal_basis=BASIS,
        people=Along.GO, new=NewOne("Phòng mới", "division", office.department),
    )  # fmt: skip
    return Organisation.objects.get(name="Phòng mới")


def confirm(new, before, takes):
    row = Succession.objects.get(successor=new, predecessor=before)
    return confirm_inheritance(
        actor=MACHINE, succession=row, version=row.edit_version, takes=takes, basis=BASIS
    )


def rows_of(one, *, inherited=True):
    return read_register(2025, Wanted(organisations=(one.pk,)), inherited=inherited)


def test_without_confirmation_nothing_is_handed_on(office, new):
    assert rows_of(new).ratings == rows_of(new).awards == []
    assert rows_of(new).subjects[0].founded == DAY


def test_all_years_of_one_and_the_awards_of_the_other(office, new):
    confirm(new, office.energy, "all")
    confirm(new, office.trade, "awards")
    rate(new, 2025, "good")
    read = rows_of(new)
    assert {(row.year, row.rating) for row in read.ratings} == {
        *((year, "excellent") for year in range(2020, 2025)),
        (2025, "good"),
    }
    assert {row.subject for row in read.ratings} == {new.uid.hex}
    assert [row.year for row in read.awards] == [2019, 2019]
    assert read.subjects[0].founded == date(2000, 1, 1)
    assert predecessors_of(new.pk) == {
        office.energy.pk: (2025, True),
        office.trade.pk: (2025, False),
    }
    assert [row.year for row in rows_of(new, inherited=False).ratings] == [2025]
    assert len(rows_of(office.energy).ratings) == 5


def test_own_rows_go_before_those_handed_on(office, new):
    confirm(new, office.energy, "all")
    rate(new, 2024, "completed")
    BodyRating.objects.create(organisation=office.energy, year=2024, body="party", rating="good")
    Coverage.objects.create(organisation=office.energy, table="ratings", starts=2020, ends=2024)
    read = rows_of(new)
    assert [row.rating for row in read.ratings if row.year == 2024] == ["completed"]
    assert [(row.body, row.rating) for row in read.body_ratings] == [("party", "good")]
    assert [(row.starts, row.ends) for row in read.coverage] == [(2020, 2024)]


def test_the_chain_goes_through_every_link_and_ends_when_one_is_withdrawn(office, new):
    eldest = found("Phòng Điện lực", "division", office.department)
    Organisation.objects.filter(pk=eldest.pk).update(valid_to=date(2012, 1, 1))
    rate(eldest, 2010, "good")
    rate(eldest, 2013, "good")
    first = record_predecessor(
        actor=MACHINE, successor=office.energy, predecessor=eldest, on=date(2012, 1, 1),
        ground="split",
    )  # fmt: skip
    confirm(office.energy, eldest, "all")
    link = confirm(new, office.energy, "all")
    assert {row.year for row in rows_of(new).ratings} == {2010, *range(2020, 2025)}
    withdraw_inheritance(actor=MACHINE, succession=link, version=2, reason="Nhầm")
    assert rows_of(new).ratings == []
    assert 2010 in {row.year for row in rows_of(office.energy).ratings}
    Succession.objects.create(
        successor=eldest, predecessor=office.energy, on=DAY, ground="split", takes="all", basis="x"
    )  # a ring ends
    assert len(rows_of(office.energy).ratings) == 6
    assert first.takes == ""


def test_a_unit_that_goes_on_hands_over_the_years_before_only(office):
    child = found("Phòng tách ra", "division", office.department)
    record_predecessor(
        actor=MACHINE, successor=child, predecessor=office.energy, on=date(2023, 4, 1),
        ground="split",
    )  # fmt: skip
    confirm(child, office.energy, "all")
    assert {row.year for row in rows_of(child).ratings} == {2020, 2021, 2022}


def test_one_chain_only_and_never_without_a_basis(office, new):
    confirm(new, office.energy, "all")
    with pytest.raises(ValidationError, match="Chỉ một tiền thân"):
        confirm(new, office.trade, "all")
    row = Succession.objects.get(successor=new, predecessor=office.trade)
    with pytest.raises(ValidationError, match="căn cứ"):
        confirm_inheritance(actor=MACHINE, succession=row, version=1, takes="awards", basis=" ")
    for wrong in ({"takes": "awards"}, {"takes": "all", "basis": "x"}, {"takes": "half"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Succession.objects.filter(pk=row.pk).update(**wrong)


def test_the_roll_counts_in_whom_the_unit_stood_under_in_that_year(office):
    Change.objects.create(
        organisation=office.energy, kind="moved", on=DAY, parent_before=office.neighbour
    )
    above = {
        year: {row.unit for row in read_register(year).memberships
               if row.subject == office.an.uid.hex}
        for year in (2024, 2025)
    }  # fmt: skip
    assert above == {
        2024: {office.energy.uid.hex, office.neighbour.uid.hex},
        2025: {office.energy.uid.hex, office.department.uid.hex},
    }


def test_rows_of_old_are_made_to_fit(office):
    """Mergers of before await their confirmation; two names of one day become one."""
    for one in (office.energy, office.trade):
        Change.objects.create(organisation=one, kind="merged", on=DAY, successor=office.department)
    migration("reorganising", "0002_known_predecessors").name_predecessors(apps, None)
    assert set(Succession.objects.values_list("predecessor", "ground", "takes")) == {
        (office.energy.pk, "merged", ""), (office.trade.pk, "merged", "")
    }  # fmt: skip
    Change.objects.create(organisation=office.energy, kind="moved", on=DAY, legal_basis="1/QĐ")
    migration("organisations", "0003_end_the_districts").make_fit(apps, None)
    assert Change.objects.filter(kind="moved").count() == 1


def migration(room, name):
    return import_module(f"thidua.foundation.{room}.migrations.{name}")


def test_views_of_both_kinds_give_way_and_come_back(db):
    withdraw(connection)
    publish(connection)
    publish(connection)
    assert read_register(2025).ratings == []
