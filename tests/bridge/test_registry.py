"""The registry as the rules read it: the views have the shape of the tables, on both databases."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.nominations.history import RECEIVED
from tests.office import MACHINE, engage, found
from thidua.bridge.judging import Asked, check_collective, check_person, sweep
from thidua.bridge.registry import NOT_KEPT, NOT_PUBLISHED, Wanted, read_register
from thidua.bridge.verdicts import Overall
from thidua.cycle.nominations.reviewing import revision
from thidua.foundation.people.actions.retire_person import retire_person
from thidua.foundation.people.actions.transfer_person import transfer_person
from thidua.foundation.published.definitions import TABLES_READ, VIEWS
from thidua.foundation.published.views import publish, spoken, withdraw
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua_rules.tables import ROWS

pytestmark = pytest.mark.django_db


def test_every_table_of_the_contract_is_published():
    assert set(VIEWS) | set(NOT_PUBLISHED) == set(ROWS)


def test_a_view_has_the_columns_of_its_table_and_the_keys(db):
    with connection.cursor() as cursor:
        for table in VIEWS:
            cursor.execute(f"SELECT * FROM rules_{table} WHERE 1 = 0")
            names = {column[0] for column in cursor.description}
            wanted = set(ROWS[table]._fields) - set(NOT_KEPT)
            assert names == {*wanted, "person_id", "organisation_id"}, table


def test_views_give_way_to_a_migration_and_come_back(db):
    withdraw(connection)
    with connection.cursor() as cursor:
        names = {table.name for table in connection.introspection.get_table_list(cursor)}
    assert not any(name.startswith("rules_") for name in names)
    assert set(TABLES_READ) <= names
    publish(connection)
    assert read_register(2025).subjects == []


def test_both_databases_are_spoken_to():
    for vendor in ("sqlite", "postgresql"):
        said = spoken(VIEWS["memberships"], vendor)
        assert "UID(" not in said
        assert "YEAR_END(" not in said


def test_rows_come_as_the_types_of_the_tables(histories):
    register = read_register(2025)
    person = next(s for s in register.subjects if s.uid == histories.an.uid.hex)
    assert (person.kind, person.joined) == ("individual", date(2010, 3, 1))
    assert person.unit == histories.office.energy.uid.hex
    works = [row for row in register.initiatives if row.subject == person.uid]
    assert works[0].used_for == ()
    assert works[0].replicable is False
    assert works[0].decided == date(2025, 11, 5)
    assert [row.reason for row in register.holds] == ["complaint"]
    assert {row.table for row in register.coverage} == {"ratings", "awards", "initiatives"}


def test_a_bloc_or_a_province_is_no_subject(histories):
    found("Khối thi đua các sở", "bloc", histories.office.province)
    kinds = {row.role for row in read_register(2025).subjects}
    assert not kinds & {"bloc", "province"}


def test_the_roll_is_who_serves_on_the_last_day_in_the_unit_and_above(histories):
    office = histories.office
    moved = engage("Cao Văn Chuyển", office.energy)
    transfer_person(
        actor=MACHINE, person=moved, organisation=office.trade, title="Chuyên viên",
        on=date(2025, 6, 1), version=moved.edit_version,
    )  # fmt: skip
    gone = engage("Lý Thị Hưu", office.trade)
    retire_person(actor=MACHINE, person=gone, on=date(2025, 9, 1), version=gone.edit_version)
    rolls = {(row.subject, row.unit) for row in read_register(2025).memberships}
    assert (moved.uid.hex, office.trade.uid.hex) in rolls
    assert (moved.uid.hex, office.department.uid.hex) in rolls
    assert (moved.uid.hex, office.energy.uid.hex) not in rolls
    assert not any(subject == gone.uid.hex for subject, _unit in rolls)
    earlier = {(row.subject, row.unit) for row in read_register(2024).memberships}
    assert (moved.uid.hex, office.energy.uid.hex) in earlier
    assert (gone.uid.hex, office.trade.uid.hex) in earlier


def test_an_enterprise_of_a_bloc_is_nobody_elses_staff(histories):
    office = histories.office
    bloc = found("Khối doanh nghiệp", "bloc", office.department)
    firm = found("Công ty Cổ phần Dệt may Hồng Lam", "enterprise", bloc)
    worker = engage("Mai Thị Thợ", firm)
    rolls = {row.unit for row in read_register(2025).memberships if row.subject == worker.uid.hex}
    assert rolls == {firm.uid.hex}


def test_the_whole_registry_takes_one_query_a_table(histories):
    with CaptureQueriesContext(connection) as few:
        read_register(2025)
    for number in range(3):
        engage(f"Người thứ {number}", histories.office.trade)
    with CaptureQueriesContext(connection) as more:
        read_register(2025)
    assert len(few) == len(more) == len(VIEWS)


@pytest.mark.sqlite
def test_one_subjects_rows_are_found_by_indexes(histories):
    """At 200,000 rows a page of one person never reads a table through."""
    for wanted in (Wanted((histories.an.pk,)), Wanted((histories.an.pk,), (1, 2))):
        clause, values = wanted.clause()
        for table in ("ratings", "awards", "initiatives", "coverage"):
            with connection.cursor() as cursor:
                cursor.execute(f"EXPLAIN QUERY PLAN SELECT * FROM rules_{table} WHERE {clause}",
                               values)  # fmt: skip
                plan = [row[3] for row in cursor.fetchall()]
            assert "SCAN r" not in plan, table
    assert Wanted((), ()).clause() == ("(1 = 0)", [])


def test_one_person_is_judged_as_in_the_sweep(histories):
    asked = Asked(2025, RECEIVED, revision())
    everyone = sweep(asked).sweep
    for person in (histories.an, histories.held, histories.punished, histories.near):
        alone = check_person(person.pk, asked).sweep
        assert alone.subjects == (person.uid.hex,)
        assert (alone.overall[0] == everyone.overall[everyone.row(person.uid.hex)]).all()


def test_one_collective_is_judged_as_in_the_sweep(histories):
    asked = Asked(2025, RECEIVED, revision())
    everyone = sweep(asked).sweep
    unit = histories.office.energy
    alone = check_collective(unit.pk, asked).sweep
    row = alone.row(unit.uid.hex)
    assert (alone.overall[row] == everyone.overall[everyone.row(unit.uid.hex)]).all()


def test_only_the_wanted_rows_are_read(histories):
    register = read_register(2025, Wanted(people=(histories.an.pk,)))
    uid = histories.an.uid.hex
    assert [row.uid for row in register.subjects] == [uid]
    assert {row.subject for row in register.ratings} == {uid}
    assert register.holds == []


def test_a_change_of_the_registry_is_a_new_sweep(histories):
    code = "emulation_fighter_grassroots"
    before = Asked(2025, RECEIVED, revision())
    first = sweep(before)
    assert sweep(before) is first
    near = histories.near
    column = first.sweep.awards.index(code)
    assert first.sweep.overall[first.sweep.row(near.uid.hex), column] == Overall.NOT_ELIGIBLE
    rating = near.ratings.get(year=2025)
    rating.delete()
    record_rating(actor=MACHINE, person=near, year=2025, rating="excellent")
    after = sweep(Asked(2025, RECEIVED, revision()))
    assert after is not first
    assert after.sweep.overall[after.sweep.row(near.uid.hex), column] == Overall.ELIGIBLE


def test_what_the_years_rating_would_settle(histories):
    fresh = engage("Vũ Thị Mới", histories.office.trade)
    judged = sweep(Asked(2025, RECEIVED, revision()))
    row = judged.sweep.row(fresh.uid.hex)
    first, second = (
        judged.sweep.awards.index(code)
        for code in ("advanced_worker", "emulation_fighter_grassroots")
    )
    assert judged.sweep.overall[row, first] == Overall.UNDETERMINED
    assert judged.if_rated("good")[row, first] == Overall.ELIGIBLE
    assert judged.if_rated("excellent")[row, second] == Overall.ELIGIBLE
