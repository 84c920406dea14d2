"""An import is taken back, but nobody's later work with it."""

from datetime import date

import pytest

from tests.exchange.conftest import RATINGS_HEAD
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.undo_import import undo_import
from thidua.foundation.exchange.models import ImportFile
from thidua.foundation.exchange.refusals import NotNow
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.actions.record_absence import record_absence
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.correct_rating import correct_rating
from thidua.foundation.registry.actions.strike_rating import strike_rating
from thidua.foundation.registry.models import (
    AwardHeld,
    Initiative,
    InitiativeAuthor,
    InitiativeUse,
    Rating,
)


@pytest.fixture
def imported(office, preview, full):
    batch = preview(**full)
    return import_batch(actor=office.officer, batch=batch, version=batch.edit_version)


def take_back(office, batch, **more):
    return undo_import(actor=office.officer, batch=batch, version=batch.edit_version, **more)


def test_undoing_leaves_the_registry_as_it_was(office, imported):
    undone = take_back(office, imported, reason="Nộp nhầm tệp")
    assert undone.state == "undone"
    for model in (Rating, AwardHeld, Initiative, InitiativeAuthor, InitiativeUse):
        assert not model.objects.exists()
    assert not Person.objects.filter(full_name="Nguyễn Thị Mai").exists()
    assert Person.objects.filter(pk=office.an.pk).exists()
    assert not ImportFile.objects.exists()
    assert set(undone.lines.exclude(result="").values_list("result", flat=True)) == {"removed"}


def test_undoing_leaves_one_event(office, imported):
    latest = AuditEvent.objects.order_by("pk").last()
    take_back(office, imported, reason="Nộp nhầm tệp")
    event = AuditEvent.objects.get(pk__gt=latest.pk)
    assert (event.verb, event.reason, len(event.digest)) == ("undo_import", "Nộp nhầm tệp", 64)


def test_a_second_undo_is_refused_politely(office, imported):
    undone = take_back(office, imported)
    with pytest.raises(NotNow, match="đã được hoàn tác trước đó"):
        take_back(office, undone)


def test_a_row_corrected_by_hand_is_kept_and_listed(office, imported):
    row = Rating.objects.get(person=office.an, year=2024)
    correct_rating(
        actor=office.officer, row=row, version=1, reason="Theo biên bản", rating="completed"
    )
    undone = take_back(office, imported)
    assert Rating.objects.get() == row
    line = undone.lines.get(result="kept")
    assert line.content["kept"] == "corrected"
    assert undone.counts["results"] == {"kept": 1, "removed": 10}


def test_a_person_others_lean_on_is_kept(office, imported):
    mai = Person.objects.get(full_name="Nguyễn Thị Mai")
    record_absence(actor=office.officer, person=mai, kind="sick", starts=date(2025, 1, 1))
    undone = take_back(office, imported)
    assert Person.objects.filter(pk=mai.pk).exists()
    assert mai.absences.count() == 1
    assert undone.lines.get(result="kept").content["kept"] == "leaned_on"
    assert not Rating.objects.exists()


def test_a_person_with_an_account_is_kept(office, imported):
    mai = Person.objects.get(full_name="Nguyễn Thị Mai")
    User.objects.filter(pk=office.users[Role.COUNCIL_MEMBER].pk).update(person=mai)
    take_back(office, imported)
    assert Person.objects.filter(pk=mai.pk).exists()


def test_a_changed_row_gets_its_former_value_back(office, preview):
    row = Rating.objects.create(person=office.an, year=2024, rating="good")
    batch = preview(Xếp_loại_cá_nhân=[RATINGS_HEAD, ["Đặng Thị Hương An", 2024, "HTXSNV"]])
    done = import_batch(actor=office.officer, batch=batch, version=1)
    undone = take_back(office, done)
    row.refresh_from_db()
    assert (row.rating, row.edit_version) == ("good", 3)
    assert undone.lines.get().result == "restored"


def test_a_row_struck_by_hand_is_no_trouble(office, imported):
    row = Rating.objects.get(person=office.an, year=2024)
    strike_rating(actor=office.officer, row=row, version=1, reason="Ghi nhầm")
    undone = take_back(office, imported)
    assert undone.counts["results"] == {"removed": 11}


def test_a_person_moved_by_a_post_goes_back(office, preview):
    batch = preview(Chức_vụ=[
        ["Họ và tên", "Chức vụ", "Đơn vị", "Từ ngày"],
        ["Trần Văn Bình", "Phó Trưởng phòng", "Phòng Quản lý năng lượng", "01/07/2024"],
    ])  # fmt: skip
    done = import_batch(actor=office.officer, batch=batch, version=1)
    take_back(office, done)
    office.binh.refresh_from_db()
    assert office.binh.organisation == office.trade
    assert Posting.objects.filter(person=office.binh).count() == 1


def test_new_units_one_under_another_come_and_go(office, preview):
    batch = preview(
        Đơn_vị=[
            ["Tên đơn vị", "Loại đơn vị", "Đơn vị cấp trên"],
            ["Tổ Kiểm định", "Tổ, đội", "Trung tâm Khuyến công"],
            ["Trung tâm Khuyến công", "Đơn vị sự nghiệp", "Sở Công Thương Hồng Lam"],
        ],
        Nhân_sự=[
            ["Họ và tên", "Ngày sinh", "Đơn vị"],
            ["Phan Thị Cúc", "02/02/1991", "Tổ Kiểm định"],
        ],
    )  # fmt: skip
    done = import_batch(actor=office.officer, batch=batch, version=1)
    centre = Organisation.objects.get(name="Trung tâm Khuyến công")
    assert centre.parent == office.department
    assert Person.objects.get(full_name="Phan Thị Cúc").organisation.parent == centre
    take_back(office, done)
    assert not Organisation.objects.filter(name="Trung tâm Khuyến công").exists()


def test_what_hangs_from_a_refused_unit_is_refused_too(office, preview):
    """In the order of the file or against it: an import would wait for its unit for ever."""
    batch = preview(
        Đơn_vị=[
            ["Tên đơn vị", "Loại đơn vị", "Đơn vị cấp trên", "Ngày thành lập",
             "Ngừng hoạt động từ ngày"],
            ["Tổ Kiểm định", "Tổ, đội", "Trung tâm Khuyến công", None, None],
            ["Trung tâm Khuyến công", "Đơn vị sự nghiệp", "Sở Công Thương Hồng Lam", "01/02/2020",
             "01/01/2019"],
            ["Tổ Tư vấn", "Tổ, đội", "Tổ Kiểm định", None, None],
        ],
        Nhân_sự=[
            ["Họ và tên", "Ngày sinh", "Đơn vị"],
            ["Phan Thị Cúc", "02/02/1991", "Tổ Kiểm định"],
        ],
    )  # fmt: skip
    assert batch.counts["outcomes"] == {"refused": 4}, list(batch.lines.values("content"))
    import_batch(actor=office.officer, batch=batch, version=1)
    assert not Organisation.objects.filter(name__startswith="Tổ").exists()
    assert not Person.objects.filter(full_name="Phan Thị Cúc").exists()


def test_only_who_may_import_may_undo(office, imported):
    for role in (Role.AUDITOR, Role.UNIT_OFFICER, Role.UNIT_HEAD):
        with pytest.raises(NotPermitted):
            undo_import(actor=office.user(role), batch=imported, version=imported.edit_version)
    assert Rating.objects.count() == 3
