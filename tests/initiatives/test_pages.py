"""The pages of initiatives, as each of those who act in them; what one reviewer sees of another."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from tests.office import Office, open_office
from thidua.cycle.initiatives.demonstration import fill
from thidua.cycle.initiatives.models import Confirmation, Likeness, Review, Submission
from thidua.foundation.access.models import User
from thidua.foundation.people.actions.record_posting import record_posting
from thidua.foundation.people.models import Person
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import Initiative

pytestmark = [pytest.mark.once, pytest.mark.django_db]
REMARK = "Ý kiến riêng của người thứ nhất"


def at(name: str, *args: Any) -> str:
    return reverse(f"desk:{name}", args=args)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=user.pk))
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def words(answer: Any) -> str:
    document = Document(io.BytesIO(answer.content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.fixture
def office(db: None) -> Office:
    """With enough people for the demonstration, two of them heads."""
    office = open_office()
    Person.objects.bulk_create(
        Person(full_name=f"Người {n}", organisation=office.energy if n % 2 else office.trade,
               joined=date(2015, 1, 1), folded=f"nguoi {n}", sort_key=f"nguoi {n:02}")
        for n in range(80)
    )  # fmt: skip
    heads = Person.objects.filter(full_name__startswith="Người 7").order_by("pk")
    for one in heads:
        record_posting(actor=office.officer, person=one, post="division_head",
                       organisation=one.organisation, is_head=True,
                       title="Trưởng phòng", starts=date(2020, 1, 1))  # fmt: skip
    return office


@pytest.fixture
def filled(office: Office) -> tuple[Office, tuple[Submission, ...], tuple[User, User]]:
    done = fill(office.officer, organisation=office.department)
    User.objects.update(must_change_password=False, demonstration=False)
    return office, done.submissions, done.reviewers


def test_the_demonstration_shows_every_step_and_an_officer_goes_on(filled: Any) -> None:
    office, rows, reviewers = filled
    assert [one.state for one in rows] == [
        "recognised", "recognised", "forwarded", "in_review", "draft", "submitted", "draft",
        "submitted",
    ]  # fmt: skip
    assert Initiative.objects.filter(level="ministry_province", replicable=True).count() == 1
    assert rows[4].declined_why
    assert Likeness.objects.filter(verdict="open").count() == 1
    client = signed_in(office.officer)
    for row in rows:
        page = text(client.get(at("submission", row.uid)))
        assert row.title in page
    home = text(client.get(at("home")))
    for said in ("sáng kiến chờ giao thẩm định", "hồ sơ sáng kiến bị trả lại, chờ sửa"):
        assert said in home
    with CaptureQueriesContext(connection) as asked:
        client.get(at("register", "ho-so-sang-kien"))
    assert len(asked) <= 16
    with CaptureQueriesContext(connection) as asked:
        client.get(at("submission", rows[0].uid))
    assert len(asked) <= 28
    _compares_assigns_and_records(rows, reviewers, client)


def _compares_assigns_and_records(rows: Any, reviewers: Any, client: Any) -> None:
    pair = Likeness.objects.get(verdict="open")
    shown = text(client.get(at("likeness", pair.uid)))
    assert pair.first.title in shown
    assert pair.second is not None
    with pytest.raises(IntegrityError), transaction.atomic():
        Likeness.objects.create(first=pair.first, second=pair.second, degree=90)
    assert pair.second.title in shown
    unjudged = client.post(at("likeness", pair.uid), {"verdict": "same", "edit_version": "1"})
    assert unjudged.status_code == 422
    said = {"verdict": "different", "why": "Khác thủ tục", "edit_version": "1"}
    assert client.post(at("likeness", pair.uid), said).status_code == 302
    row = rows[5]
    chosen = {"reviewer": str(reviewers[0].uid), "edit_version": str(row.edit_version)}
    client.post(at("submission-assign", row.uid), chosen)
    review = row.reviews.get()
    gone = {"review": review.pk, "edit_version": "1", "reason": "Bận"}
    client.post(at("submission-release", row.uid), gone)
    assert not row.reviews.exists()
    forwarded = rows[2]
    done = {"decision_no": "50/QĐ-SCT", "decided": "14/11/2025",
            "edit_version": forwarded.edit_version}  # fmt: skip
    client.post(at("record-deed", "ho-so-sang-kien", forwarded.uid, "cong-nhan"), done)
    forwarded.refresh_from_db()
    assert forwarded.state == "recognised"
    asked = {"level": "national", "proposed_on": "20/11/2025", "proposed_no": "9/TTr-SCT",
             "edit_version": forwarded.edit_version}  # fmt: skip
    client.post(at("record-deed", "ho-so-sang-kien", forwarded.uid, "pham-vi-rong-hon"), asked)
    wider = Confirmation.objects.get(submission=forwarded)
    draft = words(client.get(at("confirmation-paper", wider.uid, "docx")))
    for part in ("XÁC NHẬN", "toàn quốc", "50/QĐ-SCT", "Nghị định số 152/2025"):
        assert part in draft
    outcome = {"outcome": "refused", "edit_version": "1"}
    client.post(at("record-deed", "pham-vi-sang-kien", wider.uid, "ket-qua"), outcome)
    wider.refresh_from_db()
    assert wider.outcome == "refused"
    again = client.post(at("submission-forward", forwarded.uid), {"edit_version": "9"}, follow=True)
    assert "Vừa có người khác sửa" in text(again)


def test_neither_reviewer_reads_the_other_before_both_have_sent(filled: Any) -> None:
    office, rows, (first, second) = filled
    row = rows[3]
    mine, theirs = row.reviews.get(reviewer=first), row.reviews.get(reviewer=second)
    client, other = signed_in(first), signed_in(second)
    page = text(client.get(at("own-review", mine.uid)))
    assert "Tính mới trong phạm vi cơ sở" in page
    assert client.get(at("own-review", theirs.uid)).status_code == 404
    fields = [one.split('"')[0] for one in page.split('name="points_')[1:]]
    typed = {f"points_{one}": "9,5" for one in fields} | {"comment": REMARK, "edit_version": "1"}
    wrong = client.post(at("own-review", mine.uid), typed | {f"points_{fields[0]}": "chín"})
    assert wrong.status_code == 422
    assert "«chín» không phải số" in text(wrong)
    assert REMARK in text(wrong)
    assert client.post(at("own-review", mine.uid), typed).status_code == 302
    for reader in (other, signed_in(office.officer)):
        shown = text(reader.get(at("submission", row.uid)))
        assert "Điểm chỉ hiện khi cả hai người đã gửi phiếu" in shown
        assert REMARK not in shown
        assert reader.get(at("review-paper", row.uid, mine.uid, "docx")).status_code == 404
    assert text(other.get(at("own-reviews"))).count(row.title) == 1
    assert other.post(at("own-review", theirs.uid), typed | {"comment": "Được."}).status_code == 302
    for reader in (other, signed_in(office.officer)):
        assert REMARK in text(reader.get(at("submission", row.uid)))
    said = words(client.get(at("review-paper", row.uid, mine.uid, "docx")))
    assert "PHIẾU THẨM ĐỊNH" in said
    assert "38" in said, "four lines of 9,5"
    assert Review.objects.filter(submission=row, done_on__isnull=False).count() == 2


def test_a_unit_writes_and_sends_its_own(office: Office) -> None:
    client = signed_in(office.user(Role.UNIT_OFFICER))
    values = {
        "title": "Một bảng chung cho hồ sơ điện", "organisation": office.energy.pk, "year": "2025",
        "kind": "initiative", "level": "base", "applied_from": "03/03/2025",
        "problem": "Mỗi nơi một bảng.", "solution": "Một bảng chung.", "effect": "Nhanh gấp ba.",
        "author_0": f"person:{office.an.uid}", "share_0": "100",
    }  # fmt: skip
    client.post(at("record-new", "ho-so-sang-kien"), values)
    row = Submission.objects.get()
    page = text(client.get(at("submission", row.uid)))
    assert "Nộp hồ sơ sáng kiến" in page
    client.post(at("submission-send", row.uid), {"edit_version": row.edit_version})
    row.refresh_from_db()
    assert row.state == "submitted"
    paper = words(client.get(at("submission-paper", row.uid, "docx")))
    for part in ("ĐƠN YÊU CẦU CÔNG NHẬN", "Đặng Thị Hương An", "Một bảng chung."):
        assert part in paper
    assert "Sáng kiến giống nhau" not in page
    assert signed_in(office.user(Role.CLERK)).get(at("submission", row.uid)).status_code == 404
