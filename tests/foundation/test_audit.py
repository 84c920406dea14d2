"""The trail is append-only in the database itself, and every action writes one line."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from tests.office import MACHINE
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.audit.queries import revision
from thidua.foundation.keeping import digest, enter_many
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.actions.correct_person import correct_person
from thidua.foundation.people.actions.transfer_person import transfer_person
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.models import Rating
from thidua.foundation.registry.permissions import may_keep_year_facts


def test_an_event_cannot_be_updated(office):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.update(actor_name="người khác")


def test_an_event_cannot_be_deleted(office):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        AuditEvent.objects.all().delete()


def test_raw_sql_cannot_change_an_event_either(office):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE audit_auditevent SET reason = 'khác'")


@pytest.mark.sqlite
def test_an_event_cannot_be_replaced_under_its_own_number(office):
    event = AuditEvent.objects.latest("pk")
    columns = ", ".join(column.column for column in AuditEvent._meta.concrete_fields)
    again = f"INSERT OR REPLACE INTO audit_auditevent SELECT {columns} FROM audit_auditevent"
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"{again} WHERE id = %s", [event.pk])


@pytest.mark.postgres
def test_replaying_replication_does_not_lift_the_refusal(office):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            cursor.execute("DELETE FROM audit_auditevent")


@pytest.mark.postgres
def test_the_trail_cannot_be_truncated(office):
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("TRUNCATE audit_auditevent")


def test_a_correction_keeps_before_and_after(office):
    correct_person(
        actor=office.officer, person=office.an, version=office.an.edit_version,
        reason="sai số hiệu", staff_number="CT-07",
    )  # fmt: skip
    event = AuditEvent.objects.latest("pk")
    assert event.verb == "correct_person"
    assert (event.before["staff_number"], event.after["staff_number"]) == ("", "CT-07")
    assert event.reason == "sai số hiệu"
    assert event.target_uid == office.an.uid
    assert event.organisation_uid == office.energy.uid
    assert event.actor_uid == office.officer.uid


def test_a_transfer_tells_which_posts_it_ended(office):
    transfer_person(
        actor=office.officer, person=office.an, version=office.an.edit_version,
        organisation=office.trade, title="Phó Trưởng phòng", on=date(2025, 7, 1),
    )  # fmt: skip
    after = AuditEvent.objects.latest("pk").after
    assert [post["name"] for post in after["posts_ended"]] == [
        "Chuyên viên, Phòng Quản lý năng lượng"
    ]
    assert after["title"] == "Phó Trưởng phòng"


def test_one_action_writes_one_event(office):
    before = AuditEvent.objects.count()
    record_award(actor=office.officer, person=office.an, award="advanced_worker", year=2024)
    assert AuditEvent.objects.count() == before + 1


def test_a_refused_action_writes_nothing(office):
    before = AuditEvent.objects.count()
    with pytest.raises(ValidationError):
        record_award(actor=office.officer, person=office.an, award="advanced_worker", year=1200)
    assert AuditEvent.objects.count() == before


def test_many_rows_write_one_event_with_their_digest(office):
    rows = [Rating(person=office.an, year=year, rating="good") for year in (2022, 2023)]
    before = AuditEvent.objects.count()
    enter_many(actor=MACHINE, verb="import_ratings", rows=rows, may=may_keep_year_facts)
    event = AuditEvent.objects.latest("pk")
    assert AuditEvent.objects.count() == before + 1
    assert event.many == 2
    assert event.digest == digest([row.snapshot() for row in rows])


def test_revision_grows_with_what_the_rules_read(office):
    before = revision()
    record_award(
        actor=office.officer, person=office.an, award="advanced_worker", year=2023,
        decided=date(2024, 1, 5),
    )  # fmt: skip
    assert revision() > before


def test_auditor_reads_only_the_own_department(office):
    record_award(actor=MACHINE, person=office.stranger, award="advanced_worker", year=2023)
    auditor = office.user(Role.AUDITOR)
    uids = frozenset(Organisation.objects.visible_to(auditor).values_list("uid", flat=True))
    seen = AuditEvent.objects.visible_to(auditor, uids)
    assert seen.exists()
    assert not seen.filter(organisation_uid=office.neighbour.uid).exists()
    assert not AuditEvent.objects.visible_to(office.officer, uids).exists()
