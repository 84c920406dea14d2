"""The pages of results: the year, a chart, a workbook, a unit's ratings, a bloc's sheet."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests.office import Office, found, open_office
from thidua.cycle.movements.models import Indicator
from thidua.cycle.results.demonstration import fill
from thidua.cycle.results.models import IndicatorResult, Score, ScoreSheet
from thidua.foundation.access.models import User
from thidua.foundation.blocs.actions.join_bloc import join_bloc
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import BlocResult, Rating

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def at(name: str, *args: Any) -> str:
    return reverse(f"desk:{name}", args=args)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def office(db: None) -> Office:
    office = open_office()
    bloc = found("Khối thi đua các doanh nghiệp", "bloc", office.department)
    for name in ("Một", "Hai", "Ba"):
        firm = found(f"Công ty {name}", "enterprise", bloc)
        join_bloc(actor=office.officer, bloc=bloc, organisation=firm, year=2025)
    fill(office.officer, organisation=office.department, place="hatinh")
    return office


def test_the_year_and_an_indicator_are_shown_with_a_chart_and_its_table(office: Office) -> None:
    client = signed_in(office.officer)
    with CaptureQueriesContext(connection) as asked:
        page = text(client.get(at("results"), {"nam": "2020"}))
    assert len(asked) <= 24
    assert "1/1 chỉ tiêu có kế hoạch đã vượt kế hoạch" in page
    for said in ("38,9", "tốt nhất từ trước tới nay", "104,55 %", "Hoàn thành xuất sắc nhiệm vụ"):
        assert said in page
    one = Indicator.objects.get(code="SX-CN")
    shown = text(client.get(at("indicator", one.uid), {"tu": "2016", "den": "2020"}))
    assert "tăng bình quân 46,67 % một năm" in shown
    assert shown.count('<rect class="chart__bar') == 10, "the first year has no growth yet"
    assert re.search(r'<polyline class="chart__line" points="\d+\.\d,\d+\.\d ', shown)
    assert "Số từng năm là số minh họa" in shown
    for code in ("TT-CN", "DV-TOT"):
        share = text(client.get(at("indicator", Indicator.objects.get(code=code).uid)))
        assert "bình quân" in share
    assert signed_in(office.neighbour_officer).get(at("indicator", one.uid)).status_code == 404  # type: ignore[arg-type]
    assert client.get(at("register", "so-ket-qua"), {"year": "2020"}).status_code == 200


def test_a_workbook_goes_down_and_up_and_is_written_after_a_look(office: Office) -> None:
    client = signed_in(office.officer)
    book = load_workbook(io.BytesIO(client.get(at("results-template"), {"nam": "2021"}).content))
    sheet = book.active
    assert sheet is not None
    row = next(one for one in sheet.iter_rows() if one[0].value == "CUM-CN")
    row[5].value = 24
    sheet.append(["KHONG", "", "", 2021, 1, 2, ""])
    out = io.BytesIO()
    book.save(out)
    file = SimpleUploadedFile("ket-qua.xlsx", out.getvalue())
    answer = client.post(at("results-workbook"), {"file": file, "nam": "2021"})
    page = text(answer)
    assert "1 dòng sẽ được ghi" in page
    assert "Không có chỉ tiêu mã «KHONG»" in page
    assert not IndicatorResult.objects.filter(indicator__code="CUM-CN", year=2021).exists()
    signed = re.search(r'name="signed" value="([^"]+)"', page)
    assert signed
    client.post(at("results-write"), {"signed": signed.group(1) + "x"})
    assert not IndicatorResult.objects.filter(indicator__code="CUM-CN", year=2021).exists()
    client.post(at("results-write"), {"signed": signed.group(1)})
    assert IndicatorResult.objects.get(indicator__code="CUM-CN", year=2021).actual == 24
    wrong = {"file": SimpleUploadedFile("a.xlsx", b"khong phai")}
    assert client.post(at("results-workbook"), wrong).status_code == 422


def test_a_unit_is_rated_and_a_bloc_scored_on_their_pages(office: Office) -> None:
    client = signed_in(office.user(Role.UNIT_OFFICER))
    page = text(client.get(at("unit-ratings"), {"nam": "2025"}))
    assert "0/1 người đã có xếp loại" in page
    typed = {"place": office.energy.uid, "nam": "2025", "decision_no": "12/TB-SCT",
             "decided": "5 tháng 1", f"rating_{office.an.pk}": "excellent"}  # fmt: skip
    wrong = client.post(at("unit-ratings"), typed)
    assert wrong.status_code == 422
    assert "«5 tháng 1» không phải ngày" in text(wrong)
    assert client.post(at("unit-ratings"), typed | {"decided": "05/01/2026"}).status_code == 302
    assert Rating.objects.get(year=2025).rating == "excellent"
    officer = signed_in(office.officer)
    done = ScoreSheet.objects.get()
    shown = text(officer.get(at("score-sheet", done.uid)))
    assert "Đơn vị dẫn đầu đã ghi vào sổ đăng ký" in shown
    assert BlocResult.objects.filter(leader=True, year=2025).count() == 1
    values = {"bloc": done.bloc_id, "year": "2026", "name": "Bảng năm 2026"}
    for firm in ("Công ty Một", "Công ty Hai"):
        other = type(done.bloc).objects.get(name=firm)
        join_bloc(actor=office.officer, bloc=done.bloc, organisation=other, year=2026)
    officer.post(at("record-new", "bang-cham-diem"), values)
    sheet = ScoreSheet.objects.get(year=2026)
    line = sheet.lines.first()
    assert line is not None
    own = {"what": "own", f"own_{line.pk}": "bốn mươi", "edit_version": "1"}
    again = officer.post(at("score-member", sheet.uid, other.uid), own)
    assert again.status_code == 422
    assert "bốn mươi" in text(again)
    officer.post(at("score-member", sheet.uid, other.uid), own | {f"own_{line.pk}": "40,5"})
    assert str(Score.objects.get(line=line).own) == "40.50"
    kept = officer.post(at("score-sheet-move", sheet.uid), {"step": "settle", "edit_version": "1"},
                        follow=True)  # fmt: skip
    assert "Chưa thẩm định xong" in text(kept)
    leads = {"organisation": other.uid, "document": "02/BB", "organised_by": "province"}
    early = officer.post(at("score-sheet-leader", sheet.uid), leads, follow=True)
    assert "không làm được việc này" in text(early)
