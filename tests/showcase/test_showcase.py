"""A conference honours in the order of the law; a role model is public until it is withdrawn."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from docx import Document

from tests.office import MACHINE, Office, engage
from thidua.cycle.showcase.actions.close_conference import close_conference
from thidua.cycle.showcase.actions.draw_honours import draw_honours
from thidua.cycle.showcase.actions.hold_conference import hold_conference
from thidua.cycle.showcase.actions.invite_heads import invite_heads
from thidua.cycle.showcase.actions.keep_agenda_item import keep_agenda_item
from thidua.cycle.showcase.actions.keep_conference import keep_conference
from thidua.cycle.showcase.actions.keep_delegate import keep_delegate
from thidua.cycle.showcase.actions.keep_role_model import keep_role_model
from thidua.cycle.showcase.actions.keep_speech import keep_speech
from thidua.cycle.showcase.actions.praise import praise
from thidua.cycle.showcase.actions.publish_role_model import publish_role_model
from thidua.cycle.showcase.actions.take_up import take_up
from thidua.cycle.showcase.actions.withdraw_role_model import withdraw_role_model
from thidua.cycle.showcase.models import Conference, Delegate, HonourEntry, RoleModel
from thidua.foundation.people.actions.record_posting import record_posting
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.lift_hold import lift_hold
from thidua.foundation.registry.actions.record_decision import Listed, record_decision
from thidua.foundation.registry.actions.record_discipline import record_discipline
from thidua.foundation.registry.actions.record_hold import record_hold
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.foundation.registry.models import AwardHeld

PDF = b"%PDF-1.7 tham luan"


@pytest.fixture
def office(db: None, standing_office: Office) -> Office:
    return deepcopy(standing_office)


def given(award: str, listed: list[Any], issuer: str, **more: Any) -> list[AwardHeld]:
    values = {"year": 2019, "decided": date(2020, 1, 15), "decision_no": f"{len(award)}/QĐ"} | more
    return record_decision(
        actor=MACHINE, listed=[Listed(one) for one in listed], award=award, issuer=issuer,
        decision_uid=uuid4(), **values,
    )  # fmt: skip


def conference_of(office: Office, **more: Any) -> Conference:
    values = {
        "organisation": office.department, "title": "Hội nghị điển hình tiên tiến",
        "first_year": 2016, "last_year": 2020, "held_on": date(2020, 6, 26), "venue": "Hội trường",
    }  # fmt: skip
    return keep_conference(actor=office.officer, **values | more)


def page(client: Client, name: str, *args: Any) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, name
    return answer.content.decode()


PROVINCE, OWN = "ministry_province_merit_certificate", "commendation_certificate"


def honoured(office: Office, late: Person) -> AwardHeld:
    """Awards of several levels; ``late`` has died since. Returns the one of ``office.an``."""
    province, own = PROVINCE, OWN
    merit = given(province, [late, office.an, office.energy], "province",
                  achievement_from=date(2017, 1, 1), achievement_to=date(2019, 12, 31))  # fmt: skip
    given("emulation_fighter_ministry_province", [office.binh], "province")
    given(own, [office.binh, office.trade], "department")
    given("labour_order_1", [office.department], "state")
    given("advanced_worker", [office.an, office.binh], "department")  # money alone
    given(own, [office.an], "department", decided=date(2020, 7, 1), decision_no="later")
    given(province, [office.stranger], "province", decision_no="elsewhere")
    return merit[1]


@pytest.fixture
def late(office: Office) -> Person:
    found = engage("Phạm Văn Cũ", office.trade)
    found.died = date(2019, 12, 1)
    found.save()
    return found


def test_the_ceremony_goes_from_the_highest_award_to_the_lowest(
    office: Office, late: Person
) -> None:
    merit = honoured(office, late)
    row = conference_of(office)
    praise(actor=office.officer, conference=row, organisation=office.energy, words="Tiêu biểu.")
    with pytest.raises(NotPermitted):
        draw_honours(actor=office.user(Role.UNIT_OFFICER), conference=row)
    rows = draw_honours(actor=office.officer, conference=row)
    assert [(one.award.award, one.subject) for one in rows if one.award] == [
        ("labour_order_1", office.department),
        ("emulation_fighter_ministry_province", office.binh),
        (PROVINCE, office.energy), (PROVINCE, office.an), (PROVINCE, late),
        (OWN, office.trade), (OWN, office.binh),
    ]  # fmt: skip
    last = HonourEntry.objects.order_by("-number")[0]
    assert (last.kind, last.number, last.award) == ("praised", 8, None)
    assert AwardHeld.objects.count() == 11, "being praised is no award"
    revoke_award(actor=MACHINE, row=merit, version=merit.edit_version, on=date(2020, 6, 1),
                 decision_no="9/QĐ", reason="Khai sai.")  # fmt: skip
    client = Client()
    client.force_login(office.officer)
    html = page(client, "desk:conference", row.uid)
    assert "1 khen thưởng trong danh sách đã bị thu hồi" in html
    assert "2017–2019" in html
    paper = Document(io.BytesIO(client.get(
        reverse("desk:conference-paper", args=[row.uid, "danh-sach-vinh-danh", "docx"])
    ).content))  # fmt: skip
    cells = [cell.text for table in paper.tables for line in table.rows for cell in line.cells]
    assert office.energy.name in cells
    assert office.an.full_name not in cells, "a revoked award is left off the paper"
    assert any("Thành tích các năm 2017–2019" in text for text in cells)
    assert any("không phải danh hiệu" in one.text for one in paper.paragraphs)


def test_a_conference_is_prepared_with_programme_papers_and_delegates(office: Office) -> None:
    record_posting(actor=MACHINE, person=office.an, organisation=office.energy, is_head=True,
                   title="Trưởng phòng", starts=date(2018, 1, 1))  # fmt: skip
    row = conference_of(office)
    item = {"conference": row, "number": 1, "text": "Khai mạc", "who": "Giám đốc Sở"}
    keep_agenda_item(actor=office.officer, **item)
    with pytest.raises(ValidationError, match="thứ tự này"):
        keep_agenda_item(actor=office.officer, **item)
    speech = keep_speech(
        actor=office.officer, conference=row, number=1, speaker="Đặng Thị Hương An",
        title="Thu hút các dự án năng lượng tái tạo", unit=office.energy,
    )  # fmt: skip
    assert [one.person for one in invite_heads(actor=office.officer, conference=row)] == [office.an]
    assert invite_heads(actor=office.officer, conference=row) == []
    guest = keep_delegate(actor=office.officer, conference=row, name="Lê Khách", part="presidium")
    client = Client()
    client.force_login(office.officer)
    with CaptureQueriesContext(connection) as few:
        page(client, "desk:conference", row.uid)
    for number in range(2, 6):
        keep_agenda_item(actor=office.officer, **item | {"number": number})
        keep_delegate(actor=office.officer, conference=row, name=f"Khách {number}")
    with CaptureQueriesContext(connection) as more:
        page(client, "desk:conference", row.uid)
    assert len(more) <= len(few)
    file = SimpleUploadedFile("bai.pdf", PDF)
    client.post(reverse("desk:speech-paper", args=[speech.uid]),
                {"file": file, "edit_version": speech.edit_version})  # fmt: skip
    assert client.get(reverse("desk:speech-paper", args=[speech.uid])).content == PDF
    client.post(reverse("desk:conference-present", args=[row.uid]), {"present": [str(guest.uid)]})
    neighbour = Client()
    assert office.neighbour_officer is not None
    neighbour.force_login(office.neighbour_officer)
    for name, args in (("conference", [row.uid]), ("speech-paper", [speech.uid])):
        assert neighbour.get(reverse(f"desk:{name}", args=args)).status_code == 404


def test_a_conference_is_closed_with_its_minutes_once_it_was_held(office: Office) -> None:
    row = conference_of(office)
    speech = keep_speech(actor=office.officer, conference=row, number=1, speaker="An",
                         title="Năng lượng tái tạo", unit=office.energy)  # fmt: skip
    with pytest.raises(ValidationError, match="đã tổ chức"):
        close_conference(actor=office.officer, row=row, version=1)
    ahead = conference_of(office, held_on=timezone.localdate() + timedelta(days=3))
    with pytest.raises(ValidationError, match="Chưa đến ngày"):
        hold_conference(actor=office.officer, row=ahead, version=1, proceedings="a", conclusion="b")
    row = hold_conference(actor=office.officer, row=row, version=row.edit_version,
                          proceedings="Ba ý kiến thảo luận.", conclusion="Nhân rộng.")  # fmt: skip
    row = close_conference(actor=office.officer, row=row, version=row.edit_version)
    assert row.minutes is not None
    assert row.minutes.frozen
    with pytest.raises(ValidationError, match="đã chốt biên bản"):
        keep_speech(actor=office.officer, row=speech, version=1, title="Khác")


def model_of(office: Office, **more: Any) -> RoleModel:
    values = {
        "organisation": office.department, "kind": "person", "person": office.an,
        "unit": office.energy, "title": "Nữ cán bộ số hóa thủ tục", "year": 2025,
        "found_on": date(2025, 10, 1), "story": "Rút ngắn thời gian xử lý một nửa.",
    }  # fmt: skip
    return keep_role_model(actor=office.user(Role.UNIT_OFFICER), **values | more)


def test_a_role_model_is_public_from_its_publishing_to_its_withdrawal(office: Office) -> None:
    with pytest.raises(NotPermitted):
        model_of(office)  # kept with the department, beyond the unit's officer
    row = model_of(office, organisation=office.energy)
    publish = {"row": row, "version": row.edit_version, "agreed": True}
    with pytest.raises(NotPermitted):
        publish_role_model(actor=office.user(Role.UNIT_OFFICER), **publish)
    with pytest.raises(ValidationError, match="đồng ý"):
        publish_role_model(actor=office.officer, **publish | {"agreed": False})
    hold = record_hold(actor=MACHINE, person=office.an, ground="complaint",
                       starts=date(2025, 5, 1))  # fmt: skip
    with pytest.raises(ValidationError, match="tạm dừng xét"):
        publish_role_model(actor=office.officer, **publish)
    lift_hold(actor=MACHINE, row=hold, version=1, on=date(2025, 6, 1), reason="Kết luận đúng.")
    anybody, address = Client(), reverse("portal:role-model", args=[row.uid])
    assert anybody.get(address).status_code == 404
    row = publish_role_model(actor=office.officer, **publish)
    take_up(actor=office.officer, role_model=row, organisation=office.trade,
            on=date(2025, 11, 1), what="Quy trình số")  # fmt: skip
    with pytest.raises(ValidationError, match="đơn vị của điển hình"):
        take_up(actor=office.officer, role_model=row, organisation=office.energy,
                on=date(2025, 11, 1), what="Quy trình số")  # fmt: skip
    with pytest.raises(ValidationError, match="rút công bố rồi mới đổi"):
        keep_role_model(actor=office.officer, row=row, version=row.edit_version, reason="Đổi",
                        person=office.binh, unit=office.binh.organisation)  # fmt: skip
    told = anybody.get(address)
    html = told.content.decode()
    assert (told.status_code, told.cookies) == (200, {})
    for shown in (row.title, office.an.full_name, office.energy.name, office.trade.name):
        assert shown in html
    for secret in ("01/05/1985", "1985", "tạm dừng"):
        assert secret not in html
    assert row.title in page(anybody, "portal:role-models")
    withdraw_role_model(actor=office.officer, row=row, version=row.edit_version, reason="Đề nghị.")
    assert anybody.get(address).status_code == 404
    assert row.title not in page(anybody, "portal:role-models")
    client = Client()
    client.force_login(office.officer)
    assert "Gợi ý phát hiện" in page(client, "desk:register", "dien-hinh")


def told_pending(user: Any) -> tuple[int, int, str]:
    """The count of the to-do line, the rows behind its address, the page of the first row."""
    client, book = Client(), reverse("desk:register", args=["dien-hinh"])
    client.force_login(user)
    lines = {str(one.label): one for one in client.get("/").context["todo"]}
    line = lines.get("điển hình đang công bố có vướng mắc")
    address = line.address if line else f"{book}?pending=yes"
    rows = client.get(address).context["page"]
    record = page(client, "desk:record", "dien-hinh", rows[0].uid) if rows else ""
    return line.count if line else 0, rows.paginator.count, record


def test_what_comes_up_against_a_public_model_is_told_to_the_standing_body_alone(
    office: Office,
) -> None:
    an = model_of(office, organisation=office.energy)
    unit = model_of(office, organisation=office.energy, kind="collective", person=None,
                    title="Phòng không giấy")  # fmt: skip
    for row in (an, unit):
        publish_role_model(actor=office.officer, row=row, version=row.edit_version, agreed=True)
    assert told_pending(office.officer)[:2] == (0, 0)
    hold = record_hold(actor=MACHINE, person=office.an, ground="complaint",
                       starts=date(2025, 11, 1))  # fmt: skip
    count, listed, record = told_pending(office.officer)
    assert (count, listed) == (1, 1)
    assert "đang tạm dừng xét" in record
    record_discipline(actor=MACHINE, organisation=office.energy, form="reprimand",
                      starts=date(2025, 11, 2))  # fmt: skip
    assert told_pending(office.officer)[:2] == told_pending(office.user(Role.AUDITOR))[:2] == (2, 2)
    for role in (Role.UNIT_OFFICER, Role.UNIT_HEAD):
        count, listed, record = told_pending(office.user(role))
        assert (count, listed) == (0, 2), "no line; the filter does not exist for them"
        assert "đang tạm dừng xét" not in record
        assert "kỷ luật còn" not in record
    assert Client().get(reverse("portal:role-model", args=[an.uid])).status_code == 200
    lift_hold(actor=MACHINE, row=hold, version=1, on=date(2025, 12, 1), reason="Kết luận đúng.")
    assert told_pending(office.officer)[:2] == (1, 1)
    withdrawn = RoleModel.objects.get(pk=unit.pk)
    withdraw_role_model(actor=office.officer, row=withdrawn, version=withdrawn.edit_version,
                        reason="Có kỷ luật.")  # fmt: skip
    assert told_pending(office.officer)[:2] == (0, 0)
    with pytest.raises(ValidationError, match="Kỷ luật"):
        publish_role_model(actor=office.officer, row=withdrawn, agreed=True,
                           version=RoleModel.objects.get(pk=unit.pk).edit_version)  # fmt: skip


def test_who_is_honoured_and_invited_is_drawn_by_one_press_each(
    office: Office, late: Person
) -> None:
    honoured(office, late)
    record_posting(actor=MACHINE, person=office.an, organisation=office.energy, is_head=True,
                   title="Trưởng phòng", starts=date(2018, 1, 1))  # fmt: skip
    row, client = conference_of(office), Client()
    client.force_login(office.user(Role.UNIT_OFFICER))
    presses = [reverse(f"desk:{name}", args=[row.uid])
               for name in ("conference-honours", "conference-invite")]  # fmt: skip
    assert {client.post(press).status_code for press in presses} <= {403, 404}
    assert not HonourEntry.objects.exists()
    client.force_login(office.officer)
    assert [client.post(press).status_code for press in presses] == [302, 302]
    assert HonourEntry.objects.filter(conference=row).count() == 7
    assert [one.person for one in Delegate.objects.filter(conference=row)] == [office.an]
