"""Import: nothing without a preview, all or nothing, once."""

from collections import Counter
from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from tests.exchange.conftest import AWARDS_HEAD, PEOPLE_HEAD, RATINGS_HEAD
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.actions.decide_import import decide_import
from thidua.foundation.exchange.actions.discard_import import discard_import
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.models import ImportBatch, ImportFile, ImportLine
from thidua.foundation.exchange.refusals import NotNow, PreviewChanged
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.people.actions.record_posting import record_posting
from thidua.foundation.people.actions.transfer_person import transfer_person
from thidua.foundation.people.models import Person, Posting
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_rating import record_rating
from thidua.foundation.registry.models import (
    AwardHeld,
    Coverage,
    Discipline,
    Initiative,
    InitiativeUse,
    Rating,
)


def outcomes(batch):
    return Counter(batch.lines.values_list("outcome", flat=True))


def bring(office, batch, **more):
    return import_batch(actor=office.officer, batch=batch, version=batch.edit_version, **more)


def test_a_preview_writes_nothing_into_the_registry(office, preview, full):
    before = Person.objects.count()
    batch = preview(**full)
    assert batch.state == "previewed"
    assert Person.objects.count() == before
    assert not Rating.objects.exists()
    assert outcomes(batch)["new"] == 11, list(
        batch.lines.values_list("sheet", "outcome", "content")
    )
    assert outcomes(batch)["same"] == 1


def test_an_import_writes_every_table_with_its_provenance(office, preview, full):
    batch = bring(office, preview(**full))
    assert batch.state == "imported"
    mai = Person.objects.get(full_name="Nguyễn Thị Mai")
    assert (mai.staff_number, mai.birth_date) == ("00123", date(1990, 3, 12))
    assert mai.organisation == office.energy
    award = AwardHeld.objects.get(person=office.an)
    assert (award.award, award.decision_no) == ("emulation_fighter_grassroots", "12/QĐ-SCT")
    assert award.provenance == {
        "door": "import", "batch": str(batch.uid), "file": "danh-sach.xlsx",
        "sheet": "Khen thưởng", "row": 2,
    }  # fmt: skip
    free = AwardHeld.objects.get(person=mai, award="")
    assert free.award_name == "Bằng khen của Công đoàn ngành"
    initiative = Initiative.objects.get()
    assert {(a.person, a.share) for a in initiative.authors.all()} == {(office.an, 60), (mai, 40)}
    assert InitiativeUse.objects.get().award == "emulation_fighter_grassroots"
    assert Discipline.objects.get().ends == date(2025, 2, 1)
    assert Coverage.objects.get().table == "ratings"


def test_posts_absences_and_retirements_say_where_they_come_from(office, preview):
    post = ["Đặng Thị Hương An", "Phó Trưởng phòng", "Phòng Quản lý năng lượng", "01/01/2015"]
    batch = bring(office, preview(
        Chức_vụ=[["Họ và tên", "Chức vụ", "Đơn vị", "Từ ngày"], post],
        Thời_gian_vắng=[["Họ và tên", "Loại", "Từ ngày", "Đến hết ngày"],
                        [post[0], "Thai sản", "01/03/2016", "31/08/2016"]],
        Nghỉ_hưu=[["Họ và tên", "Ngày quyết định nghỉ hưu"], [post[0], "01/02/2024"]],
    ))  # fmt: skip
    typed, imported = office.an.postings.order_by("-starts")[:2][::-1]
    assert (typed.provenance["door"], bool(typed.provenance["by"])) == ("typed", True)
    for row in (imported, office.an.absences.get(), office.an.retirement):
        kept = row.provenance
        assert (kept["door"], kept["batch"], kept["row"]) == ("import", str(batch.uid), 2)
    transfer_person(
        actor=office.officer, person=office.an, version=office.an.edit_version,
        organisation=office.trade, title="Chuyên viên", on=date(2025, 1, 1),
    )  # fmt: skip
    moved = office.an.postings.get(organisation=office.trade)
    assert (moved.provenance["door"], moved.provenance["by"]) == ("typed", office.officer.full_name)


def test_rows_of_before_learn_where_they_came_from(office, preview):
    head = ["Họ và tên", "Chức vụ", "Đơn vị", "Từ ngày"]
    bring(office, preview(Chức_vụ=[
        head, ["Đặng Thị Hương An", "Phó Trưởng phòng", "Phòng Quản lý năng lượng", "01/01/2015"],
    ]))  # fmt: skip
    record_posting(actor=office.officer, person=office.binh, organisation=office.trade,
                   title="Trưởng phòng", starts=date(2020, 1, 1))  # fmt: skip
    told = dict(Posting.objects.values_list("pk", "provenance"))
    Posting.objects.update(provenance={})
    import_module("thidua.foundation.people.migrations.0006_where_from").say_where_from(apps, None)
    kept = dict(Posting.objects.exclude(provenance={}).values_list("pk", "provenance"))
    assert sorted(one["door"] for one in kept.values()) == ["import", "typed"]
    for key, one in kept.items():
        same = ("door", "by", "batch", "file", "sheet", "row")
        assert [one.get(name) for name in same] == [told[key].get(name) for name in same]


def test_an_import_leaves_one_event_with_a_digest(office, preview, full):
    batch = preview(**full)
    latest = AuditEvent.objects.order_by("pk").last()
    bring(office, batch)
    events = AuditEvent.objects.filter(pk__gt=latest.pk)
    assert [event.verb for event in events] == ["import_batch"]
    assert len(events[0].digest) == 64
    assert "Nguyễn" not in str(events[0].after)


def test_the_same_file_twice_adds_nothing(office, preview, full):
    bring(office, preview(**full))
    again = preview(**full)
    assert set(outcomes(again)) <= {"same", "warning"}, list(
        again.lines.exclude(outcome="same").values_list("sheet", "outcome", "content")
    )
    count = Rating.objects.count(), AwardHeld.objects.count(), Person.objects.count()
    bring(office, again)
    assert count == (Rating.objects.count(), AwardHeld.objects.count(), Person.objects.count())


def test_good_rows_are_taken_beside_bad_ones(office, preview):
    batch = preview(Xếp_loại_cá_nhân=[
        RATINGS_HEAD,
        ["Đặng Thị Hương An", 2024, "không rõ ràng gì"],
        ["Trần Văn Bình", 2024, "HTTNV"],
        ["Người Không Có", 2024, "HTTNV"],
    ])  # fmt: skip
    assert outcomes(batch) == {"error": 1, "new": 1, "waiting": 1}
    bring(office, batch)
    assert Rating.objects.get().person == office.binh


def test_a_file_is_asked_what_a_form_asks(office, preview):
    """Whom the law gives an award to, and that what has happened has come."""
    batch = preview(Khen_thưởng=[
        AWARDS_HEAD,
        ["Đặng Thị Hương An", "Tập thể lao động xuất sắc", 2024, "1/QĐ-SCT", "05/01/2025", ""],
        ["Phòng Quản lý năng lượng", "CSTĐCS", 2024, "1/QĐ-SCT", "05/01/2025", ""],
        ["Trần Văn Bình", "CSTĐCS", 2024, "1/QĐ-SCT", "05/01/2099", ""],
        ["Đặng Thị Hương An", "CSTĐCS", 2024, "1/QĐ-SCT", "05/01/2025", ""],
    ])  # fmt: skip
    assert (outcomes(batch)["refused"], outcomes(batch)["new"]) == (3, 1)
    told = [line.content["what"] for line in batch.lines.filter(outcome="refused")]
    for (vi, en), words in zip(told, ("chỉ tặng cho tập thể", "chỉ tặng cho cá nhân", "chưa tới"),
                               strict=True):  # fmt: skip
        assert words in vi
        assert en != vi


def test_two_people_of_one_name_wait_for_a_choice(office, preview):
    twins = [
        Person.objects.create(full_name="Lê Thị Hoa", organisation=office.trade, birth_date=born)
        for born in (date(1980, 1, 1), date(1990, 1, 1))
    ]
    batch = preview(Xếp_loại_cá_nhân=[RATINGS_HEAD, ["Lê Thị Hoa", 2024, "HTTNV"]])
    assert outcomes(batch) == {"waiting": 1}
    chosen = decide_import(
        actor=office.officer, batch=batch, version=1, choices={0: twins[1].uid.hex}
    )
    assert outcomes(chosen) == {"new": 1}
    bring(office, chosen)
    assert Rating.objects.get().person == twins[1]


def test_a_choice_nobody_offered_is_refused(office, preview):
    batch = preview(Xếp_loại_cá_nhân=[RATINGS_HEAD, ["Người Không Có", 2024, "HTTNV"]])
    with pytest.raises(Exception, match="không có trong danh sách"):
        decide_import(
            actor=office.officer, batch=batch, version=1, choices={0: office.stranger.uid.hex}
        )


def test_a_suggested_kind_of_commendation_waits_for_confirmation(office, preview):
    batch = preview(Khen_thưởng=[
        AWARDS_HEAD,
        ["Trần Văn Bình", "Giấy khen", 2024, None, None, "Tổng kết phong trào ủng hộ bão lụt"],
    ])  # fmt: skip
    assert batch.counts["unproven"] == 1
    confirmed = decide_import(actor=office.officer, batch=batch, version=1, confirm=[0])
    bring(office, confirmed)
    award = AwardHeld.objects.get()
    assert award.method == "thematic"
    assert award.decision_no == ""
    assert award.provenance["content"] == "Tổng kết phong trào ủng hộ bão lụt"


def test_what_differs_is_shown_and_may_be_left_as_it_is(office, preview):
    row = Rating.objects.create(person=office.an, year=2024, rating="good")
    sheet = [RATINGS_HEAD, ["Đặng Thị Hương An", 2024, "HTXSNV"]]
    batch = preview(Xếp_loại_cá_nhân=sheet)
    line = batch.lines.get()
    assert (line.outcome, line.content["before"]) == ("changed", {"rating": "good"})
    bring(office, batch, with_changes=False)
    row.refresh_from_db()
    assert row.rating == "good"
    bring(office, preview(Xếp_loại_cá_nhân=sheet))
    row.refresh_from_db()
    assert (row.rating, row.edit_version) == ("excellent", 2)


def test_a_blank_cell_wipes_nothing(office, preview):
    office.an.staff_number = "A1"
    office.an.save()
    batch = preview(Nhân_sự=[PEOPLE_HEAD, [None, "Đặng Thị Hương An", None, None, None]])
    assert outcomes(batch) == {"same": 1}


def test_an_import_broken_half_way_leaves_nothing(office, preview, full, monkeypatch):
    batch = preview(**full)
    before = Person.objects.count()

    def die(_items):
        raise RuntimeError

    monkeypatch.setattr("thidua.foundation.exchange.actions.import_batch.settle_people", die)
    with pytest.raises(RuntimeError):
        bring(office, batch)
    assert Person.objects.count() == before
    assert not AwardHeld.objects.exists()
    assert ImportBatch.objects.get().state == "previewed"
    assert not AuditEvent.objects.filter(verb="import_batch").exists()
    monkeypatch.undo()
    assert bring(office, batch).state == "imported"


def test_a_registry_changed_since_asks_for_another_look(office, preview):
    batch = preview(Xếp_loại_cá_nhân=[RATINGS_HEAD, ["Trần Văn Bình", 2024, "HTTNV"]])
    record_rating(actor=office.officer, person=office.binh, year=2024, rating="excellent")
    with pytest.raises(PreviewChanged):
        bring(office, batch)
    assert Rating.objects.get().rating == "excellent"
    batch.refresh_from_db()
    assert outcomes(batch) == {"changed": 1}
    bring(office, batch)
    assert Rating.objects.get().rating == "good"


def test_a_batch_is_decided_once(office, preview, full):
    batch = preview(**full)
    done = bring(office, batch)
    with pytest.raises(StaleEdit):
        bring(office, batch)
    with pytest.raises(NotNow):
        bring(office, done)
    with pytest.raises(NotNow):
        discard_import(actor=office.officer, batch=done, version=done.edit_version)


def test_a_discarded_file_leaves_no_rows(office, preview, full):
    batch = preview(**full)
    discard_import(actor=office.officer, batch=batch, version=1)
    assert not ImportLine.objects.exists()
    assert not ImportFile.objects.exists()
    assert ImportBatch.objects.get().parsed is None


def test_new_posts_say_where_a_person_serves(office, preview):
    batch = preview(Chức_vụ=[
        ["Họ và tên", "Chức vụ", "Đơn vị", "Từ ngày"],
        ["Trần Văn Bình", "Phó Trưởng phòng", "Phòng Quản lý năng lượng", "01/07/2024"],
    ])  # fmt: skip
    bring(office, batch)
    office.binh.refresh_from_db()
    assert office.binh.organisation == office.energy
    assert Posting.objects.filter(person=office.binh).count() == 2


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.UNIT_HEAD, Role.ADMINISTRATOR, Role.NOMINEE])
def test_others_may_not_import(office, preview, full, role):
    with pytest.raises(NotPermitted):
        preview(actor=office.user(role), **full)
    assert not ImportBatch.objects.exists()


def test_an_officer_of_a_unit_brings_what_he_may_type(office, preview, full):
    actor = office.user(Role.UNIT_OFFICER)
    with pytest.raises(NotPermitted):
        preview(actor=actor, **full)
    batch = preview(actor=actor, organisation=office.energy, **full)
    refused = set(batch.lines.filter(outcome="refused").values_list("table", flat=True))
    assert {"awards", "coverage"} <= refused
    import_batch(actor=actor, batch=batch, version=batch.edit_version)
    assert Rating.objects.count() == 3
    assert not AwardHeld.objects.exists()


def test_a_refusal_does_not_tell_what_the_registry_holds(office, preview, full):
    Discipline.objects.create(person=office.an, form="warning", starts=date(2024, 2, 1))
    actor = office.user(Role.UNIT_OFFICER)
    told = []
    for form in ("Cảnh cáo", "Khiển trách"):
        sheet = [full["Kỷ_luật"][0], ["Đặng Thị Hương An", form, "01/02/2024", None]]
        batch = preview(actor=actor, organisation=office.energy, Kỷ_luật=sheet)
        line = batch.lines.get()
        told.append((line.outcome, line.content["what"]))
    assert told[0] == told[1]
    assert told[0][0] == "refused"
