"""Identity numbers from a workbook: taken, told of, and nowhere readable on the way."""

import json

import pytest
from django.db import connection

from tests.exchange.conftest import book
from tests.office import MACHINE
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.exporting import registry_workbook
from thidua.foundation.exchange.marking import marked_workbook
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.people.actions.record_identity_number import record_identity_number
from thidua.foundation.people.models import IdentityNumber, Person
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.secrets import Unreadable

AN, NEW, OLD, BAD = "001085012345", "001090054321", "123456789", "00108501999"
HEAD = ["Họ và tên", "Ngày sinh", "Đơn vị", "Số CCCD"]


def rows(office, *more):
    return [HEAD, ["Đặng Thị Hương An", "01/05/1985", str(office.energy), AN], *more]


def brought(office, data, actor=None):
    return preview_import(
        actor=actor or office.officer, organisation=office.department, data=data,
        file_name="nhan-su.xlsx",
    )  # fmt: skip


def everywhere():
    """Every byte the import keeps, as text."""
    tables = ("exchange_importbatch", "exchange_importline", "exchange_importfile",
              "people_identitynumber", "audit_auditevent")  # fmt: skip
    told = ""
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {table}")
            told += "".join(
                bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview)
                else json.dumps(value, default=str)
                for row in cursor.fetchall() for value in row
            )  # fmt: skip
    return told


def test_numbers_are_taken_and_nothing_readable_is_kept(office):
    data = book(Nhân_sự=rows(
        office, ["Phạm Văn Mới", "02/03/1990", str(office.trade), f"{NEW[:3]} {NEW[3:]}"],
        ["Trần Văn Bình", "01/05/1985", str(office.trade), BAD],
    ))  # fmt: skip
    batch = brought(office, data)
    for number in (AN, NEW, BAD):
        assert number not in everywhere()
    texts = " ".join(batch.lines.values_list("text", flat=True))
    assert "không đủ 12 số" in texts
    import_batch(actor=office.officer, batch=batch, version=batch.edit_version)
    assert IdentityNumber.objects.numbered(AN).get().person == office.an
    assert IdentityNumber.objects.numbered(NEW).get().person.full_name == "Phạm Văn Mới"
    assert not IdentityNumber.objects.filter(person=office.binh).exists()
    assert AN not in everywhere()
    again = brought(office, data)
    assert set(again.lines.filter(table="identities").values_list("outcome", flat=True)) == {"same"}


def test_a_changed_number_is_changed_and_undone(office):
    record_identity_number(actor=office.officer, person=office.an, number=NEW)
    batch = brought(office, book(Nhân_sự=rows(office)))
    batch = import_batch(actor=office.officer, batch=batch, version=batch.edit_version)
    assert office.an.identity_numbers.get().number.opened() == AN
    undo_import(actor=office.officer, batch=batch, version=batch.edit_version, reason="Nhầm tệp")
    assert IdentityNumber.objects.numbered(NEW).get().person == office.an
    assert AN not in everywhere()


def test_somebody_elses_number_is_refused(office):
    record_identity_number(actor=MACHINE, person=office.stranger, number=AN)
    batch = brought(office, book(Nhân_sự=rows(
        office, ["Trần Văn Bình", "01/05/1985", str(office.trade), OLD],
        ["Người Mới", "01/01/1990", str(office.trade), OLD],
    )))  # fmt: skip
    lines = batch.lines.filter(table="identities").order_by("number")
    assert list(lines.values_list("subject", "outcome")) == [
        ("Đặng Thị Hương An", "refused"), ("Trần Văn Bình", "new"), ("Người Mới", "refused"),
    ]  # fmt: skip


def test_whoever_may_not_read_numbers_brings_none_in(office):
    keeper = office.user(Role.UNIT_OFFICER)
    data = book(Nhân_sự=rows(office))
    batch = preview_import(
        actor=keeper, organisation=office.energy, data=data, file_name="nhan-su.xlsx"
    )
    assert batch.lines.get(table="identities").outcome == "refused"
    assert marked_workbook(keeper, batch, "vi") is not None  # the own file, given back
    assert marked_workbook(office.officer, batch, "vi") is not None
    assert marked_workbook(office.user(Role.AUDITOR), batch, "vi") is None


def test_a_number_typed_as_a_number_gets_its_zeros_back(office):
    batch = brought(office, book(Nhân_sự=rows(
        office, ["Trần Văn Bình", "01/05/1985", str(office.trade), 1085054321]
    )))  # fmt: skip
    import_batch(actor=office.officer, batch=batch, version=batch.edit_version)
    assert IdentityNumber.objects.numbered("001085054321").get().person == office.binh


def test_the_registry_workbook_leaves_the_column_blank(office):
    record_identity_number(actor=office.officer, person=office.an, number=AN)
    data = registry_workbook(office.officer, office.department, None)
    batch = brought(office, data)
    assert not batch.lines.filter(table="identities").exists()
    assert AN not in everywhere()


def test_a_lost_key_is_told_and_loses_nothing(office, settings):
    record_identity_number(actor=office.officer, person=office.an, number=AN)
    settings.FIELDS_KEYS = ["bmV3LWtleS1mb3ItdGVzdHMtb25seS0xMjM0NTY3ODk="]
    with pytest.raises(Unreadable, match=r"fields\.key"):
        IdentityNumber.objects.get().number.opened()
    assert Person.objects.filter(pk=office.an.pk).exists()
    assert ImportBatch.objects.count() == 0
