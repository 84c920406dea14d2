"""The pages of the exchange: who sees them, what they say, how many queries they take."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.exchange.conftest import AWARDS_HEAD, RATINGS_HEAD, book
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.exchange.models import ImportBatch, ImportFile, ImportLine
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld, Discipline, Rating


def page(client, user, name, *args, **query):
    client.force_login(user)
    return client.get(reverse(f"desk:{name}", args=args), query)


def send(client, office, data, name="danh-sach.xlsx", user=None):
    client.force_login(user or office.officer)
    return client.post(
        reverse("desk:exchange-upload"),
        {"organisation": str(office.department.uid), "file": SimpleUploadedFile(name, data)},
    )


def deed(client, batch, name, **values):
    batch.refresh_from_db()
    return client.post(
        reverse(f"desk:{name}", args=[batch.uid]),
        {"edit_version": batch.edit_version} | values, follow=True,
    )  # fmt: skip


def test_a_file_is_sent_previewed_imported_and_undone(client, office, full):
    answer = send(client, office, book(**full))
    batch = ImportBatch.objects.get()
    assert answer.url == reverse("desk:exchange-batch", args=[batch.uid])
    shown = client.get(answer.url).content.decode()
    assert "Ghi vào sổ" in shown
    assert "Nguyễn Thị Mai" in shown
    done = deed(client, batch, "exchange-import").content.decode()
    assert "Đã ghi 11 dòng vào sổ" in done
    assert Rating.objects.count() == 3
    assert "lý do" in deed(client, batch, "exchange-undo").content.decode()
    assert Rating.objects.exists()
    undone = deed(client, batch, "exchange-undo", reason="Nộp nhầm").content.decode()
    assert "Đã hoàn tác: gỡ 11 dòng" in undone
    assert not Rating.objects.exists()
    again = deed(client, batch, "exchange-undo", reason="Lần nữa").content.decode()
    assert "đã được hoàn tác trước đó" in again


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("hong.xlsx", b"PK\x03\x04 cut short", "Tệp bị hỏng"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 64, "không phải tệp Excel"),
        ("rong.xlsx", b"", "Tệp rỗng"),
        ("trang.xls", b"<html><table></table></html>", "trang web"),
        (
            "khoa.xlsx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "mật khẩu",
        ),
        ("chu.csv", "không có gì\nở đây\n".encode(), "không có danh sách nào"),
    ],
)  # fmt: skip
def test_an_unreadable_file_is_told_and_leaves_no_trace(client, office, name, data, told):
    before = AuditEvent.objects.count()
    answer = send(client, office, data, name)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert not ImportBatch.objects.exists()
    assert not ImportFile.objects.exists()
    assert AuditEvent.objects.count() == before


def test_a_huge_file_is_refused_before_it_is_read(client, office, monkeypatch):
    monkeypatch.setattr("thidua.foundation.exchange.forms.MAX_BYTES", 10)
    answer = send(client, office, book(X=[["a"]]))
    assert answer.status_code == 422
    assert "Tệp quá lớn" in answer.content.decode()


def test_lines_are_filtered_and_searched_without_accents(client, office, preview, full):
    batch = preview(**full)
    found = page(client, office.officer, "exchange-batch", batch.uid, q="nguyen thi mai rut ngan")
    assert [one.line.table for one in found.context["shown"]] == ["initiatives"]
    found = page(client, office.officer, "exchange-batch", batch.uid, outcome="same")
    assert [one.line.outcome for one in found.context["shown"]] == ["same"]
    found = page(client, office.officer, "exchange-batch", batch.uid, evidence="missing")
    assert [one.line.subject for one in found.context["shown"]] == ["Nguyễn Thị Mai"]


def test_the_marked_workbook_comes_back(client, office, preview):
    batch = preview(Xếp_loại_cá_nhân=[
        RATINGS_HEAD, ["Trần Văn Bình", 2024, "không rõ"], ["Người Lạ", 2024, "HTTNV"],
    ])  # fmt: skip
    answer = page(client, office.officer, "exchange-marked", batch.uid)
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Xếp loại cá nhân"]
    assert sheet["C2"].comment is not None
    assert sheet["A3"].comment is not None
    assert sheet["B2"].comment is None


def test_waiting_rows_are_chosen_on_their_page(client, office, preview):
    batch = preview(Xếp_loại_cá_nhân=[RATINGS_HEAD, ["Trần Văn Bính", 2024, "HTTNV"],
                                      ["Trần Văn Bịnh", 2023, "HTTNV"]])  # fmt: skip
    waiting = batch.lines.filter(outcome="waiting").count()
    shown = page(client, office.officer, "exchange-waiting", batch.uid)
    assert len(shown.context["questions"]) == waiting


def test_suggested_kinds_are_confirmed_at_once(client, office, preview):
    rows = [
        ["Trần Văn Bình", "Giấy khen", year, f"{year}/QĐ", None, "Sơ kết phong trào thi đua"]
        for year in (2021, 2022, 2023)
    ]
    batch = preview(Khen_thưởng=[AWARDS_HEAD, *rows])
    shown = page(client, office.officer, "exchange-kinds", batch.uid)
    assert len(shown.context["kinds"]) == 3
    deed(client, batch, "exchange-kinds", all="1")
    deed(client, batch, "exchange-kinds", on_page=["0", "1", "2"], confirm=["0", "2"])
    deed(client, batch, "exchange-import")
    found = dict(AwardHeld.objects.values_list("year", "method"))
    assert found == {2021: "thematic", 2022: "merit", 2023: "thematic"}


def test_two_officers_do_not_decide_over_each_other(client, office, preview, full):
    batch = preview(**full)
    client.force_login(office.officer)
    answer = client.post(
        reverse("desk:exchange-import", args=[batch.uid]), {"edit_version": 7}, follow=True
    )
    assert "đã được lập lại" in answer.content.decode()
    assert not Rating.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.DEPARTMENT_OFFICER, 200), (Role.AUDITOR, 200), (Role.UNIT_OFFICER, 404),
        (Role.UNIT_HEAD, 404), (Role.COUNCIL_MEMBER, 404), (Role.ADMINISTRATOR, 404),
        (Role.NOMINEE, 404),
    ],
)  # fmt: skip
def test_a_batch_exists_for_those_who_may_see_it(client, office, preview, full, role, status):
    batch = preview(**full)
    user = office.user(role)
    for name in ("exchange-batch", "exchange-waiting", "exchange-kinds", "exchange-marked"):
        assert page(client, user, name, batch.uid).status_code == status, name
    listed = page(client, user, "exchange")
    assert ("danh-sach.xlsx" in listed.content.decode()) == (status == 200)


def test_the_auditor_changes_nothing(client, office, preview, full):
    batch = preview(**full)
    client.force_login(office.user(Role.AUDITOR))
    assert (
        "Ghi vào sổ"
        not in client.get(reverse("desk:exchange-batch", args=[batch.uid])).content.decode()
    )
    for name in ("exchange-import", "exchange-discard"):
        assert deed(client, batch, name).status_code == 403
    assert page(client, office.user(Role.AUDITOR), "exchange-upload").status_code == 403


def test_a_neighbour_sees_nothing(client, office, preview, full):
    batch = preview(**full)
    user = office.neighbour_officer
    assert page(client, user, "exchange-batch", batch.uid).status_code == 404
    assert "danh-sach" not in page(client, user, "exchange").content.decode()
    answer = page(client, user, "exchange-registry", organisation=str(office.department.uid))
    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["exchange-registry", "exchange-verdicts"])
def test_an_export_that_names_no_part_asks_which(client, office, name):
    answer = page(client, office.officer, name)
    assert answer.status_code == 400
    said = answer.content.decode()
    assert 'class="wrong"' in said
    assert "Tải kết quả" in said


def test_lines_of_discipline_are_not_for_an_officer_of_a_unit(office, preview, full):
    """Even of a file he sent himself when he still might."""
    batch = preview(organisation=office.energy, Kỷ_luật=[
        full["Kỷ_luật"][0], ["Đặng Thị Hương An", "Khiển trách", "01/02/2024", None],
    ])  # fmt: skip
    actor = office.user(Role.UNIT_OFFICER)
    assert not ImportBatch.objects.visible_to(actor).exists()
    assert not ImportLine.objects.filter(batch=batch).visible_to(actor).exists()
    assert ImportLine.objects.filter(batch=batch).visible_to(office.officer).exists()
    assert not Discipline.objects.exists()


def queries(client, user, *address):
    page(client, user, *address)
    with CaptureQueriesContext(connection) as caught:
        assert page(client, user, *address).status_code == 200
    return len(caught)


def test_lists_take_the_same_queries_for_one_row_and_for_three(client, office, preview):
    def sheet(years):
        return [RATINGS_HEAD, *(["Trần Văn Bình", year, "HTTNV"] for year in years)]

    one = preview(Xếp_loại_cá_nhân=sheet([2020]))
    address = ("exchange-batch", one.uid)
    single, alone = (
        queries(client, office.officer, *address),
        queries(client, office.officer, "exchange"),
    )
    three = preview(Xếp_loại_cá_nhân=sheet([2021, 2022, 2023]))
    preview(Xếp_loại_cá_nhân=sheet([2024]))
    assert queries(client, office.officer, "exchange-batch", three.uid) == single
    assert queries(client, office.officer, "exchange") == alone


def test_files_and_forms_open(client, office, preview, full):
    preview(**full)
    user = office.officer
    for name, args in (
        ("exchange-template", ()), ("exchange-upload", ()), ("exchange-export", ()),
        ("exchange-file", ("xlsx",)), ("exchange-file", ("csv",)),
    ):  # fmt: skip
        assert page(client, user, name, *args).status_code == 200, name
    place = str(office.department.uid)
    assert page(client, user, "exchange-registry", organisation=place, since="2024").content
    answer = page(client, user, "exchange-verdicts", organisation=place, year="2024")
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")


def test_the_pages_speak_english(client, office, preview, full):
    batch = preview(**full)
    client.cookies["thidua_language"] = "en"
    client.force_login(office.officer)
    shown = client.get(reverse("desk:exchange-batch", args=[batch.uid])).content.decode()
    assert "Write into the registry" in shown
    assert "Ghi vào sổ" not in shown
