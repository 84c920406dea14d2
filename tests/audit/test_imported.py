"""What a workbook changed stays visible on the record, though the import is one event."""

import re

from django.urls import reverse

from tests.exchange.conftest import RATINGS_HEAD, book
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_rating import record_rating


def bring(office, *rows):
    batch = preview_import(
        actor=office.officer, organisation=office.department, file_name="danh-sach.xlsx",
        data=book(Xếp_loại_cá_nhân=[RATINGS_HEAD, *rows]),
    )  # fmt: skip
    return import_batch(actor=office.officer, batch=batch, version=batch.edit_version)


def past(client, office, row, role=Role.DEPARTMENT_OFFICER):
    client.force_login(office.user(role))
    page = client.get(reverse("desk:record", args=["xep-loai", row.uid])).content.decode()
    return page.partition("Lịch sử sửa đổi")[2]


def test_the_old_value_and_the_line_of_the_file_are_told(client, office):
    row = record_rating(actor=office.officer, person=office.an, year=2024, rating="good")
    other = record_rating(actor=office.officer, person=office.an, year=2023, rating="good")
    before = AuditEvent.objects.count()
    batch = bring(office, ["Đặng Thị Hương An", 2024, "HTXSNV"])
    assert AuditEvent.objects.count() == before + 2  # shown, then brought in: one event each
    told = past(client, office, row)
    assert "Nhập bảng tính vào sổ" in told
    assert re.search(r"<del>Hoàn thành tốt nhiệm vụ</del>.*<ins>Hoàn thành xuất sắc", told)
    assert "danh-sach.xlsx" in told
    assert "Nhập bảng tính vào sổ" not in past(client, office, other)
    head = past(client, office, row, Role.UNIT_HEAD)
    assert "Hoàn thành xuất sắc" in head
    assert "danh-sach.xlsx" not in head
    undo_import(actor=office.officer, batch=batch, version=batch.edit_version, reason="nhầm tệp")
    assert "Nhập bảng tính vào sổ" not in past(client, office, row)
