"""A long list's sort keys follow every name and move, whoever writes them."""

from datetime import date

from django.db import connection

from tests.office import MACHINE
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.actions.transfer_person import transfer_person
from thidua.foundation.people.models import Person
from thidua.foundation.records.bulk import insert, save_columns
from thidua.foundation.registry.models import AwardHeld, Rating
from thidua.foundation.registry.sorting import install, refresh, withdraw


def keys(row):
    row.refresh_from_db(fields=["subject_key", "unit_key"])
    return row.subject_key, row.unit_key


def right(row):
    """The keys a row must have, reckoned here from the tables."""
    if row.person_id:
        person = Person.objects.select_related("organisation").get(pk=row.person_id)
        return f"1{person.sort_key}", person.organisation.sort_key
    return f"2{Organisation.objects.get(pk=row.organisation_id).sort_key}", ""


def rows_of(office):
    insert([AwardHeld(person=office.binh, award="labour_order_3", year=2018)])
    AwardHeld.objects.bulk_create(
        [AwardHeld(organisation=office.energy, award="labour_order_3", year=2018)]
    )
    Rating.objects.create(person=office.an, year=2020, rating="good")
    return [*AwardHeld.objects.order_by("pk"), Rating.objects.get()]


def test_keys_follow_names_units_moves_and_rows_given_to_another(office):
    rows = rows_of(office)
    assert [keys(row) for row in rows] == [right(row) for row in rows]
    before = keys(rows[2])

    office.an.full_name = "Đặng Thị Ái"
    save_columns([(office.an, ["full_name"])])
    office.energy.name = "Phòng Ấm áp"
    office.energy.save()
    now = [keys(row) for row in rows]
    assert now == [right(row) for row in rows]
    assert now[2][0] != before[0]
    assert now[2][1] != before[1]

    office.an.refresh_from_db()
    transfer_person(
        actor=MACHINE, person=office.an, version=office.an.edit_version, organisation=office.trade,
        title="Chuyên viên", on=date(2025, 1, 1), reason="12/QĐ",
    )  # fmt: skip
    assert keys(rows[2])[1] == Organisation.objects.get(pk=office.trade.pk).sort_key

    award = rows[0]  # in memory it holds keys that will be another's
    award.person, award.subject_key = office.an, "9"
    award.save()
    AwardHeld.objects.filter(pk=rows[1].pk).update(organisation=office.trade)
    rows = [type(row).objects.get(pk=row.pk) for row in rows]
    assert [keys(row) for row in rows] == [right(row) for row in rows]


def test_what_was_written_without_triggers_is_put_right(office):
    withdraw(connection)
    rows = rows_of(office)
    assert {keys(row) for row in rows} == {("", "")}
    assert install(connection)
    refresh(connection)
    assert [keys(row) for row in rows] == [right(row) for row in rows]
