"""Certificates: only where the law gives one; a gold book without gaps; a page for everybody."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from tests.certificates.conftest import SIGNED, Printing, decided, design_of
from tests.certificates.scanning import codes_on
from tests.office import MACHINE
from thidua.bridge.certificates import built_on, certified_awards
from thidua.cycle.certificates.actions.keep_design import keep_design
from thidua.cycle.certificates.actions.prepare_batch import prepare_batch
from thidua.cycle.certificates.actions.reissue_certificate import reissue_certificate
from thidua.cycle.certificates.drawing import draw, public_address, sample
from thidua.cycle.certificates.models import Batch, Certificate
from thidua.cycle.certificates.queries import without_ground
from thidua.cycle.certificates.words import Stage, Worth
from thidua.cycle.decisions.models import Decision
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.backups.actions.make_backup import make_backup
from thidua.foundation.backups.actions.restore_backup import restore_backup
from thidua.foundation.backups.words import Why
from thidua.foundation.documents.models import KeptPaper
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.correct_award import correct_award
from thidua.foundation.registry.actions.restore_award import restore_award
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.foundation.registry.actions.strike_award import strike_award
from thidua.foundation.registry.models import (
    AwardHeld,
    Coverage,
    Initiative,
    InitiativeAuthor,
    Rating,
)
from thidua.surfaces.desk.registers.books.certificates import award_notices


def printed(printing: Printing) -> Batch:
    return prepare_batch(
        actor=printing.office.officer, decision_uid=printing.decision, design=printing.design,
        **SIGNED,
    )  # fmt: skip


def text_of(batch: Batch) -> list[str]:
    assert batch.paper is not None
    return [page.extract_text() for page in PdfReader(io.BytesIO(batch.paper.content)).pages]


def public(row: Certificate, lang: str = "vi") -> str:
    answer = Client().get(reverse("portal:certificate", args=[row.code]), {"lang": lang})
    assert (answer.status_code, answer.cookies, answer["Cache-Control"]) == (200, {}, "no-store")
    return answer.content.decode()


def test_money_alone_carries_no_certificate(printing: Printing) -> None:
    certified = certified_awards()
    assert "emulation_fighter_grassroots" in certified
    assert {"advanced_worker", "advanced_labour_collective", "government_flag"}.isdisjoint(
        certified
    )
    with pytest.raises(ValidationError, match="日"):
        prepare_batch(actor=printing.office.officer, decision_uid=printing.decision,
                      design=printing.design, signer="日")  # fmt: skip
    assert not Certificate.objects.exists(), "nothing is numbered that cannot be printed"
    with pytest.raises(ValidationError, match="Lao động tiên tiến"):
        design_of(printing.office, "advanced_worker")


def test_a_batch_is_numbered_in_order_and_drawn(printing: Printing) -> None:
    batch = printed(printing)
    rows = list(Certificate.objects.with_award().order_by("number"))
    assert [row.book_number for row in rows] == ["001/2026", "002/2026", "003/2026"]
    assert [row.award.person.full_name for row in rows] == [
        "Đặng Thị Hương An", "Lê Thị Ánh", "Trần Văn Bình",
    ]  # fmt: skip
    assert [row.award.certificate_no for row in rows] == [row.book_number for row in rows]
    assert len({row.code for row in rows}) == 3
    assert (batch.state, batch.paper.frozen, batch.count) == (Stage.MADE, True, 3)
    first = text_of(batch)[0]
    for said in ("GIẤY KHEN", "Đặng Thị Hương An", "Theo Quyết định số 07/QĐ-SCT", "GIÁM ĐỐC",
                 "Hồng Lam, ngày 05 tháng 02 năm 2026", "Số sổ vàng: 001/2026", "năm 2025",
                 rows[0].printed_code):  # fmt: skip
        assert said in first
    assert "Chuyên viên, Phòng Quản lý năng lượng" in first
    told = AuditEvent.objects.filter(verb="number_certificates").get()
    assert (told.many, AuditEvent.objects.filter(verb="enter_certificates").get().many) == (3, 3)
    with pytest.raises(ValidationError, match="không còn ai"):
        printed(printing)
    printing.more("commendation_certificate", 2024, "90/QĐ-SCT")
    later = AwardHeld.objects.filter(year=2024)
    prepare_batch(actor=printing.office.officer, decision_uid=later[0].decision_uid,
                  design=printing.design)  # fmt: skip
    assert set(Certificate.objects.filter(book_year=2025).values_list("number", flat=True)) == {
        1, 2, 3,
    }  # fmt: skip


def test_only_the_standing_body_prints(printing: Printing) -> None:
    for role in (Role.AUDITOR, Role.UNIT_OFFICER, Role.CLERK, Role.COUNCIL_MEMBER):
        with pytest.raises(NotPermitted):
            prepare_batch(actor=printing.office.user(role), decision_uid=printing.decision,
                          design=printing.design)  # fmt: skip
    with pytest.raises(NotPermitted):
        keep_design(actor=printing.office.neighbour_officer, row=printing.design, name="x")
    Decision.objects.create(
        uid=printing.decision, organisation=printing.office.neighbour, year=2025, title="x",
        symbol="QĐ-SNV",
    )  # fmt: skip
    with pytest.raises(ValidationError, match="cơ quan khác"):
        prepare_batch(actor=MACHINE, decision_uid=printing.decision, design=printing.design)
    assert not Certificate.objects.exists()


def test_the_gold_book_refuses_gaps_doubles_and_changes(printing: Printing) -> None:
    printed(printing)
    row = Certificate.objects.order_by("-number").first()
    assert row is not None
    other = printing.more("commendation_certificate", 2023, "3/QĐ")[0]
    values = {"award": other, "organisation": row.organisation, "batch": row.batch,
              "decision_uid": uuid4(), "book_year": 2026, "told": {}}  # fmt: skip
    for number in (3, 5):
        with pytest.raises(IntegrityError), transaction.atomic():
            Certificate.objects.create(number=number, code=f"X{number}", **values)
    for statement in ("UPDATE certificates_certificate SET number = 9 WHERE number = 1",
                      "UPDATE certificates_certificate SET code = 'X'",
                      "DELETE FROM certificates_certificate"):  # fmt: skip
        with pytest.raises(IntegrityError, match="gold book"), transaction.atomic():
            connection.cursor().execute(statement)
    with pytest.raises(ValidationError, match="dựa vào"):
        strike_award(actor=printing.office.officer, row=row.award, reason="nhầm",
                     version=row.award.edit_version)  # fmt: skip


def test_a_revocation_is_public_at_once_and_flags_what_is_built_on_it(printing: Printing) -> None:
    printed(printing)
    row = Certificate.objects.get(award__person=printing.office.an)
    told = public(row)
    assert "Bằng do cơ quan cấp và còn giá trị" in told
    for said in ("Giấy khen", "Đặng Thị Hương An", "07/QĐ-SCT", "05/02/2026", "Sở Công Thương"):
        assert said in told
    for hidden in ("Chuyên viên", "Trần Văn Đức", "001/2026"):
        assert hidden not in told
    assert "it stands" in public(row, "en")
    award = AwardHeld.objects.get(pk=row.award_id)
    revoke_award(actor=printing.office.officer, row=award, version=award.edit_version,
                 on=date(2026, 5, 4), reason="Khai sai thành tích")  # fmt: skip
    told = public(row)
    assert "đã bị hủy bỏ, thu hồi" in told
    assert "Khai sai" not in told
    award.refresh_from_db()
    restore_award(actor=printing.office.officer, row=award, version=award.edit_version,
                  on=date(2026, 6, 4), reason="Kết luận lại")  # fmt: skip
    assert "còn giá trị" in public(row)
    base = printing.more("emulation_fighter_grassroots", 2023, "11/QĐ-SCT")
    high = printing.more("emulation_fighter_ministry_province", 2025, "12/QĐ-UBND")
    assert "emulation_fighter_ministry_province" in built_on("emulation_fighter_grassroots")
    held = next(one for one in base if one.person_id == printing.office.an.pk)
    revoke_award(actor=printing.office.officer, row=held, version=1, on=date(2026, 5, 4),
                 reason="Khai sai")  # fmt: skip
    client = Client()
    client.force_login(printing.office.officer)
    built = next(one for one in high if one.person_id == printing.office.an.pk)
    pages = [client.get(reverse("desk:record", args=["khen-thuong", one.uid])).content.decode()
             for one in (held, built)]  # fmt: skip
    assert "cần xem lại" in pages[0]
    assert "nay đã thu hồi" in pages[1]


def test_a_new_sheet_for_a_lost_one_has_a_new_number_and_a_new_code(printing: Printing) -> None:
    printed(printing)
    old = Certificate.objects.get(award__person=printing.office.an)
    made = reissue_certificate(
        actor=printing.office.officer, row=old, version=1, on=date(2026, 8, 1), kind="replaced",
        reason="Mất do lũ", decision_no="45/QĐ-SCT",
    )  # fmt: skip
    old = Certificate.objects.with_award().get(pk=old.pk)
    assert (made.book_number, old.worth, made.worth) == ("004/2026", Worth.REPLACED, Worth.VALID)
    assert (old.award.certificate_no, old.award.former_certificate_no) == ("004/2026", "001/2026")
    assert "đã được cấp đổi, cấp lại" in public(old)
    correct_award(actor=printing.office.officer, row=made.award, reason="Ghi thiếu",
                  version=made.award.edit_version, certificate_no="004/2026/SCT")  # fmt: skip
    made = Certificate.objects.with_award().get(pk=made.pk)
    assert made.worth == Worth.VALID, "the registry's number was corrected, the sheet stands"
    assert "Số sổ vàng: 004/2026" in text_of(made.batch.__class__.objects.get(pk=made.batch_id))[0]
    with pytest.raises(ValidationError, match="còn giá trị"):
        reissue_certificate(actor=printing.office.officer, row=old, version=1, kind="replaced",
                            on=date(2026, 9, 1), reason="x")  # fmt: skip


def test_a_scanner_reads_the_printed_code(printing: Printing) -> None:
    batch = printed(printing)
    row = Certificate.objects.get(batch=batch, number=2)
    assert batch.paper is not None
    found = codes_on(bytes(batch.paper.content), page=2)
    assert found == [f"HTTP://LOCALHOST:8000/XAC-NHAN/{row.code}/"]


def test_codes_are_read_as_people_type_them(printing: Printing) -> None:
    printed(printing)
    code = Certificate.objects.order_by("number")[0].code
    typed = f" {code[:4].lower()}-{code[4:8]} {code[8:]}"
    answer = Client().get(reverse("portal:ask"), {"ma": typed})
    assert answer["Location"] == reverse("portal:certificate", args=[code])
    assert (
        Client().get(public_address(code).removeprefix("HTTP://LOCALHOST:8000")).status_code == 200
    )
    assert reverse("portal:certificate-scanned", args=[code]) == f"/XAC-NHAN/{code}/"
    for unknown in ("AAAABBBBCCCC", "x", "%00", "ABCDEFGH2345678"):
        answer = Client().get(f"/xac-nhan/{unknown}/")
        assert (answer.status_code, "Không có bằng" in answer.content.decode()) == (404, True)
    assert "Hãy gõ mã" in Client().get(reverse("portal:ask"), {"ma": " "}).content.decode()


def test_pages_of_the_room(printing: Printing) -> None:
    client = Client()
    client.force_login(printing.office.officer)
    listed = reverse("desk:certificates")
    assert "07/QĐ-SCT" in client.get(listed, {"state": "waiting"}).content.decode()
    assert client.get(listed, {"state": "done"}).context["page"].paginator.count == 0
    address = reverse(
        "desk:certificate-prepare", args=[printing.decision, "commendation_certificate"]
    )
    page = client.get(address).content.decode()
    assert page.index("Đặng Thị Hương An") < page.index("Trần Văn Bình")
    assert client.post(address, {"design": ""}).status_code == 422
    sent = client.post(address, {"design": printing.design.pk, **SIGNED}, follow=True)
    assert "Mở tệp in (PDF)" in sent.content.decode()
    batch, row = Batch.objects.get(), Certificate.objects.order_by("number")[0]
    for name, uid in (("desk:certificate-batch-file", batch.uid),
                      ("desk:certificate-reprint", row.uid),
                      ("desk:certificate-proof", printing.design.uid)):  # fmt: skip
        assert client.get(reverse(name, args=[uid])).content.startswith(b"%PDF-")
    assert client.get(reverse("desk:certificate-print", args=[batch.uid])).status_code == 302
    asked = []
    for query in ("07", "anh"):
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("desk:register", args=["bang"]), {"q": query})
        asked.append(len(queries))
    assert asked[0] == asked[1], "as many queries for three certificates as for one"
    client.force_login(printing.office.user(Role.AUDITOR))
    assert client.get(listed).status_code == 403
    assert row.book_number in client.get(reverse("desk:register", args=["bang"])).content.decode()
    client.force_login(printing.office.neighbour_officer)
    assert client.get(reverse("desk:certificate-reprint", args=[row.uid])).status_code == 404


def test_places_are_typed_in_millimetres(printing: Printing) -> None:
    client = Client()
    client.force_login(printing.office.officer)
    place = reverse("desk:certificate-layout", args=[printing.design.uid])
    fields = {
        f"{name}_{key}": str(part[key])
        for name, part in printing.design.layout["parts"].items()
        for key in ("x", "y", "w", "size", "align")
    }
    fields |= {"width": "297", "height": "210", "shift_x": "1,5", "shift_y": "0", "qr_x": "30",
               "qr_y": "160", "qr_size": "21", "edit_version": "1"}  # fmt: skip
    assert client.post(place, fields | {"recipient_x": "2000"}).status_code == 422
    assert client.post(place, fields).status_code == 302
    printing.design.refresh_from_db()
    assert (printing.design.layout["shift_x"], printing.design.edit_version) == (1.5, 2)


def test_a_blank_gets_only_the_words_it_lacks(printing: Printing) -> None:
    design, officer = printing.design, printing.office.officer
    row = keep_design(actor=officer, row=design, version=design.edit_version, mode="blank",
                      reason="Có phôi in sẵn.")  # fmt: skip
    assert row.layout["parts"]["recipient"] == design.layout["parts"]["recipient"]
    said = PdfReader(io.BytesIO(draw(row, [sample(row)]))).pages[0].extract_text()
    assert "Nguyễn Thị Hương Giang" in said
    for carried in ("CỘNG HÒA", "GIẤY KHEN", "GIÁM ĐỐC SỞ"):
        assert carried not in said, carried
    row = keep_design(actor=officer, row=row, version=row.edit_version, mode="whole",
                      reason="Hết phôi.")  # fmt: skip
    said = PdfReader(io.BytesIO(draw(row, [sample(row)]))).pages[0].extract_text()
    assert "GIẤY KHEN" in said


def test_a_backup_brings_book_and_sheets_back_and_they_stay_closed(
    printing: Printing, tmp_path: Path, settings: Any
) -> None:
    settings.THIDUA = replace(settings.THIDUA, data_dir=tmp_path, overlays="", backup_at="02:00")
    printed(printing)
    kept = [list(model.objects.order_by("pk").values_list()) for model in (Certificate, KeptPaper)]
    path = make_backup(actor=MACHINE, why=Why.ASKED)[0]
    restore_backup(actor=MACHINE, path=path, replace=True)
    assert kept == [
        list(model.objects.order_by("pk").values_list()) for model in (Certificate, KeptPaper)
    ]
    for table, why in (("documents_keptpaper", "frozen"), ("certificates_certificate", "gold")):
        with pytest.raises(IntegrityError, match=why), transaction.atomic():
            connection.cursor().execute(f"DELETE FROM {table}")


def test_what_no_longer_meets_its_standard_is_told_so(printing: Printing) -> None:
    """Three years in a row and a recognised work made the higher title; one of the years falls."""
    an = printing.office.an
    base = [decided([an], "emulation_fighter_grassroots", year, f"{year}/QĐ", uuid4())[0]
            for year in (2022, 2023, 2024)]  # fmt: skip
    high = decided([an], "emulation_fighter_ministry_province", 2024, "9/QĐ-UBND", uuid4())[0]
    for year in (2022, 2023, 2024):
        Rating.objects.create(person=an, year=year, rating="excellent")
    made = Initiative.objects.create(
        organisation=printing.office.department, year=2024, title="Lọc bụi", kind="initiative",
        level="ministry_province", replicable=True, decision_no="5/QĐ-UBND",
    )  # fmt: skip
    InitiativeAuthor.objects.create(initiative=made, person=an, share=60)
    Coverage.objects.create(person=an, table="awards", starts=2010, ends=2025)
    revoke_award(actor=printing.office.officer, row=base[1], version=1, on=date(2026, 5, 4),
                 reason="Khai sai")  # fmt: skip
    fallen = AwardHeld.objects.get(pk=base[1].pk)
    assert without_ground(fallen) == {("emulation_fighter_ministry_province", 2024)}
    assert "không còn đủ tiêu chuẩn" in award_notices(fallen)[0][0]
    assert "Không còn đủ tiêu chuẩn" in award_notices(AwardHeld.objects.get(pk=high.pk))[0][0]
