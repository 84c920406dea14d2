"""The pages of rounds, reviews and files: what they show, to whom, and their papers."""

import io
import re
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from tests.movements.drives import drafted
from tests.nominations.rounds import WORKER, drawn_up, held, of, opened, single
from tests.office import MACHINE
from thidua.cycle.movements.actions.launch_movement import launch_movement
from thidua.cycle.nominations.actions.submit_nominations import submit_nominations
from thidua.cycle.nominations.models import Nomination, Round, UnitReview
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_achievement import record_achievement
from thidua.foundation.registry.actions.record_achievement_use import record_achievement_use

PDF = b"%PDF-1.7 mot trang"
pytestmark = pytest.mark.once
SECRET = re.compile("tạm dừng|đơn thư|kỷ luật", re.IGNORECASE)
FILE_DEEDS = ("nomination-submit", "nomination-draft", "nomination-keep-report",
              "nomination-attach")  # fmt: skip
REVIEW_DEEDS = ("unit-review-line", "unit-review-sign", "unit-review-files", "unit-review-submit")


def at(name, *args):
    return reverse(f"desk:{name}", args=args)


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200, address
    return " ".join(answer.content.decode().split())


def words(answer):
    document = Document(io.BytesIO(b"".join(answer)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.fixture
def year(client, histories):
    client.force_login(histories.office.officer)
    return histories


def test_a_round_opened_on_its_page_lets_a_unit_hold_its_meeting(client, year):
    asked = {
        "name": "Xét danh hiệu năm 2025", "organisation": year.office.department.pk,
        "year": "2025", "kind": "annual", "opens": "01/12/2025", "closes": "31/12/2027",
        "received": "15/01/2026", "awards": [WORKER],
    }  # fmt: skip
    address = at("record-new", "dot-xet")
    offered = page(client, address)
    assert f'<option value="{year.office.department.pk}" selected>' in offered
    ours = drafted(year.office, starts=date(2025, 1, 1))
    ours = launch_movement(actor=year.office.officer, row=ours, version=ours.edit_version)
    wrong = client.post(address, asked | {"movement": ours.pk})
    assert "Chỉ đợt theo chuyên đề" in wrong.content.decode()
    client.post(address, asked | {"name": "Chuyên đề", "kind": "thematic", "movement": ours.pk})
    assert Round.objects.get(kind="thematic").movement == ours
    assert client.post(address, asked).status_code == 302
    made = Round.objects.get(kind="annual")
    board = page(client, at("round", made.uid))
    assert "Phòng Quản lý năng lượng" in board
    assert "Mở cuộc họp" in board
    answer = client.post(at("unit-review-open", made.uid), {"unit": str(year.office.energy.uid)})
    review = UnitReview.objects.get()
    assert answer.url == at("unit-review", review.uid)
    shown = page(client, answer.url)
    assert "Đặng Thị Hương An" in shown
    assert "chưa ghi số phiếu" in shown
    line = review.lines.get(person=year.an)
    wrong = {"edit_version": "1", f"votes_{line.pk}": "bốn"}
    answer = client.post(at("unit-review", review.uid), wrong)
    assert answer.status_code == 422
    assert "«bốn» không phải số phiếu" in answer.content.decode()
    added = {"edit_version": "1", "subject": f"person:{year.near.pk}", "award": WORKER}
    client.post(at("unit-review-line", review.uid), added)
    assert client.post(at("round-move", made.uid), {"state": "decided"}).status_code == 302
    made.refresh_from_db()
    assert made.state == "open"


def test_a_review_is_written_down_signed_and_becomes_files(client, year):
    made = opened(year)
    review = held(year, made)
    client.post(at("unit-review", review.uid), {"edit_version": review.edit_version, "fill": "1"})
    said = words(client.get(at("unit-review-paper", review.uid, "bien-ban", "docx")))
    for text in ("BIÊN BẢN", "PHÒNG QUẢN LÝ NĂNG LƯỢNG", "Đặng Thị Hương An", "100%",
                 "Lê Thư Ký"):  # fmt: skip
        assert text in said
    client.force_login(year.office.user(Role.UNIT_HEAD))
    review.refresh_from_db()
    client.post(at("unit-review-sign", review.uid), {"edit_version": review.edit_version})
    kept = client.get(at("unit-review-paper", review.uid, "bien-ban", "pdf"))
    assert b"".join(kept)[:5] == b"%PDF-"
    client.force_login(year.office.user(Role.UNIT_OFFICER))
    client.post(at("unit-review-files", review.uid))
    client.post(at("unit-review-submit", review.uid))
    files = Nomination.objects.filter(state="submitted")
    assert files.count() == review.lines.filter(proposed=True).count() > 0
    said = words(client.get(at("unit-review-paper", review.uid, "to-trinh", "docx")))
    assert f"hình thức khen thưởng cho {files.count():02d} trường hợp" in said
    client.force_login(year.office.officer)
    shown = page(client, at("round-appraise", made.uid))
    assert "Đặng Thị Hương An" in shown
    chosen = {"chosen": [str(one.uid) for one in files], "opinion": "Đủ"}
    assert client.post(at("round-appraise", made.uid), chosen).status_code == 302
    assert not files.all().exists()
    listed = client.get(at("register-file", "de-nghi", "csv") + "?state=appraised")
    assert "Đặng Thị Hương An" in b"".join(listed).decode("utf-8-sig")


def test_a_file_shows_its_check_its_papers_and_its_report(client, year):
    row = single(year, opened(year), year.an, summary="")
    address = at("nomination", row.uid)
    assert "Chưa có tóm tắt thành tích" in page(client, address)
    found = page(client, f"{at('search')}?q=huong+an")
    assert address in found
    assert f"{year.an}: {row.award_words}" in found
    client.post(at("nomination-draft", row.uid), {"edit_version": "1"})
    row.refresh_from_db()
    assert "Sáng kiến «Rút ngắn thời gian cấp phép" in row.summary
    said = words(client.get(at("nomination-report", row.uid, "docx")))
    for text in ("BÁO CÁO THÀNH TÍCH", "Đặng Thị Hương An", "01/05/1985", "Rút ngắn thời gian"):
        assert text in said
    client.post(at("nomination-keep-report", row.uid))
    upload = {"kind": "minutes", "name": "Biên bản", "file": SimpleUploadedFile("bb.pdf", PDF)}
    client.post(at("nomination-attach", row.uid), upload)
    assert row.papers.count() == 2
    paper = row.papers.get(kind="minutes")
    assert b"".join(client.get(at("nomination-paper", row.uid, paper.uid))) == PDF
    wrong = {"kind": "other", "name": "Ảnh", "file": SimpleUploadedFile("x.exe", b"MZ")}
    client.post(at("nomination-attach", row.uid), wrong)
    assert row.papers.count() == 2
    client.post(at("nomination-paper-remove", row.uid, paper.uid), {"edit_version": "1"})
    assert row.papers.count() == 1
    again = upload | {"file": SimpleUploadedFile("b.pdf", PDF)}
    client.post(at("nomination-attach", row.uid), again)
    client.post(at("nomination-submit", row.uid))
    assert Nomination.objects.get().state == "submitted"
    asked = {"edit_version": Nomination.objects.get().edit_version, "summary": "Thêm số liệu"}
    client.post(at("record-deed", "de-nghi", row.uid, "tra-lai"), asked)
    assert "Thêm số liệu" in page(client, address)


def test_a_sudden_file_counts_its_days_and_one_achievement_has_one_reward(client, year):
    made = opened(year, name="Đột xuất 2025", kind="sudden", awards=["commendation_certificate"])
    deed = record_achievement(
        actor=MACHINE, person=year.an, title="Cứu người trong lũ", kind="sudden", year=2025
    )
    assert "Cứu người trong lũ" in page(client, at("round", made.uid))
    row = single(year, made, year.an, award="commendation_certificate", achievement=deed,
                 deed_on=date(2025, 12, 30))  # fmt: skip
    record_achievement_use(actor=MACHINE, achievement=deed, award=WORKER, year=2024)
    shown = page(client, at("nomination", row.uid))
    assert re.search(r"\d+ ngày từ khi lập thành tích", shown)
    assert "một thành tích không khen nhiều lần" in shown
    assert "Điều 5.2.c" in shown


def test_whoever_may_not_see_or_do_it_is_turned_away(client, year):
    files = drawn_up(year, opened(year))
    held_up = single(year, files[0].round, year.held)
    row, review = of(files, year.an), UnitReview.objects.get()
    submit_nominations(actor=MACHINE, nominations=[row])
    for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD, Role.COUNCIL_MEMBER):
        client.force_login(year.office.user(role))
        for address in (at("nomination", held_up.uid), at("unit-review", review.uid),
                        at("round", row.round.uid)):  # fmt: skip
            assert not SECRET.search(page(client, address).split("<main")[1]), (role, address)
        assert client.get(at("round-appraise", row.round.uid)).status_code == 403
    for role in (Role.AUDITOR, Role.COUNCIL_MEMBER, Role.UNIT_HEAD):
        client.force_login(year.office.user(role))
        for name in FILE_DEEDS:
            assert client.post(at(name, held_up.uid), {"edit_version": "1"}).status_code == 403
    for role in (Role.AUDITOR, Role.COUNCIL_MEMBER, Role.CLERK):
        client.force_login(year.office.user(role))
        for name in REVIEW_DEEDS:
            sent = {"subject": f"person:{year.near.pk}", "award": WORKER, "edit_version": "1"}
            assert client.post(at(name, review.uid), sent).status_code in (403, 404)
    client.force_login(year.office.neighbour_officer)
    report = at("nomination-report", row.uid, "pdf")
    own = at("round", row.round.uid), at("nomination", row.uid), at("unit-review", review.uid)
    for address in (*own, report):
        assert client.get(address).status_code == 404
