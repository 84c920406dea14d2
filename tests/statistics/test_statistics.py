"""The numbers: every cell opens as many rows as it says; forms and reports are drawn from them."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from openpyxl import load_workbook

from tests.office import MACHINE, Office, engage, open_office
from thidua.cycle.movements.models import Indicator, Movement
from thidua.cycle.results.models import IndicatorResult
from thidua.cycle.showcase.models import RoleModel
from thidua.cycle.statistics.actions.close_report import close_report
from thidua.cycle.statistics.actions.keep_report import keep_report
from thidua.cycle.statistics.indicators import courses
from thidua.cycle.statistics.models import Report
from thidua.foundation.access.models import User
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_award import record_award
from thidua.foundation.registry.actions.record_decision import Listed, record_decision
from thidua.foundation.registry.actions.record_hold import record_hold
from thidua.foundation.registry.actions.revoke_award import revoke_award
from thidua.surfaces.desk.registers.books import REGISTERS

LINK = re.compile(r'<a(?: class="figure")? href="([^"]+)">(?:<[^>]+>)*([\d.]+)<')


def reported_office() -> Office:
    made = open_office()
    women = [engage(f"Nguyễn Thị {name}", made.energy, sex="female") for name in ("Hoa", "Lan")]
    given(made, "advanced_worker", [Listed(made.an, "direct"), Listed(made.binh, "leader_other"),
                                    *(Listed(one) for one in women)])  # fmt: skip
    given(
        made,
        "ministry_province_merit_certificate",
        [Listed(made.energy, "collective"), Listed(made.an, "direct")],
        issuer="province",
    )
    given(made, "advanced_worker", [Listed(made.an, "direct")], year=2023)
    taken = given(made, "commendation_certificate", [Listed(made.binh, "direct")])[0]
    revoke_award(actor=MACHINE, row=taken, version=taken.edit_version, on=date(2025, 3, 1),
                 decision_no="9/QĐ", reason="Khai sai.")  # fmt: skip
    record_award(actor=MACHINE, person=made.an, award_name="Giấy khen của Công đoàn", year=2024,
                 issuer="union", decision_no="3/CĐ", decided=date(2024, 12, 20))  # fmt: skip
    record_award(actor=MACHINE, person=made.binh, award="commendation_certificate", year=2024,
                 issuer="department")  # fmt: skip
    return made


@pytest.fixture(scope="module")
def standing_figures(standing: Any) -> Office:
    return standing(reported_office)


@pytest.fixture
def office(db: None, standing_figures: Office) -> Office:
    return deepcopy(standing_figures)


def given(
    office: Office, award: str, listed: list[Listed], year: int = 2024, issuer: str = "department"
) -> list[Any]:
    return record_decision(
        actor=MACHINE, listed=listed, award=award, year=year, issuer=issuer,
        decision_no=f"{len(award)}/{year}", decided=date(year + 1, 1, 15), decision_uid=uuid4(),
    )  # fmt: skip


def signed_in(office: Office, role: Role = Role.DEPARTMENT_OFFICER) -> Client:
    client = Client()
    client.force_login(office.user(role))
    return client


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def all_open(actor: User, html: str) -> int:
    """Follow every number of a page; the list behind it has just so many rows."""
    found = {(address.replace("&amp;", "&"), int(number.replace(".", "")))
             for address, number in LINK.findall(html) if "so-dang-ky" in address}  # fmt: skip
    for address, number in found:
        request = RequestFactory().get(address)
        request.user = actor
        rows, _filters = REGISTERS[address.split("/")[2]].narrowed(request)
        assert rows.count() == number, address
    return len(found)


def test_every_number_of_a_year_opens_to_its_rows(office: Office) -> None:
    client = signed_in(office)
    asked = f"{reverse('desk:statistics')}?from=2024&to=2024&until=30/11/2025"
    html = page(client, asked)
    assert "Chưa tính 1 khen thưởng" in html
    assert all_open(office.officer, html) > 20
    below = page(client, f"{asked}&place={office.department.uid}")
    assert all_open(office.officer, below) > 20
    listed = page(client, LINK.findall(below)[0][0].replace("&amp;", "&"))
    assert "Quyết định đến ngày" in listed, "the list says by what it is narrowed"
    before = page(client, asked.replace("30/11/2025", "31/12/2024"))  # the union's letter alone
    assert LINK.findall(before)[0][1] == "1"
    neighbour = Client()
    assert office.neighbour_officer is not None
    neighbour.force_login(office.neighbour_officer)
    assert not [one for one in LINK.findall(page(neighbour, asked)) if "khen-thuong" in one[0]]


def test_the_queries_of_the_numbers_do_not_grow_with_the_awards(office: Office) -> None:
    client, asked = signed_in(office), f"{reverse('desk:statistics')}?from=2023&to=2024"
    page(client, asked)
    with CaptureQueriesContext(connection) as few:
        page(client, asked)
    given(office, "excellent_labour_collective", [Listed(office.energy), Listed(office.trade)])
    with CaptureQueriesContext(connection) as more:
        page(client, asked)
    assert len(more) == len(few)


def test_the_forms_of_the_state_say_their_days_and_what_was_not_read(office: Office) -> None:
    client = signed_in(office)
    Movement.objects.create(
        organisation=office.department, title="Lao động giỏi", kind="thematic", state="launched",
        starts=date(2025, 1, 1), ends=date(2025, 12, 31),
    )  # fmt: skip
    asked = "?from=2025&until=31/12/2025"
    html = page(client, reverse("desk:state-forms") + asked)
    assert "kỳ số liệu 01/12/2024 – 30/11/2025" in html
    assert all_open(office.officer, html) > 5
    answer = client.get(reverse("desk:state-forms-workbook") + asked)
    book = load_workbook(io.BytesIO(answer.content))
    assert book.sheetnames[:3] == [f"060{n}.N-BNV-TĐKT" for n in (1, 2, 3)]
    movements = [
        [cell.value for cell in row[:2]] for row in book.worksheets[0].iter_rows(min_row=5)
    ]
    assert ["Theo phạm vi (bốn loại, chưa đọc được)", "chưa đọc được"] in movements
    assert ["Thời hạn 1 năm", 1] in movements
    province = {row[0].value: [cell.value for cell in row[1:3]]
                for row in book.worksheets[2].iter_rows(min_row=5)}  # fmt: skip
    assert province["Tổng số"] == [1, 1]
    base = [cell.value for cell in book.worksheets[3][6]]
    assert base[1:3] == [4, 4], "the revoked one and those of the union are in no form"


def test_a_report_is_drafted_from_the_data_and_kept_as_sent(office: Office) -> None:
    record_hold(actor=MACHINE, person=office.an, ground="complaint", starts=date(2024, 5, 1))
    RoleModel.objects.create(
        organisation=office.department, kind="collective", unit=office.energy, year=2023,
        title="Một cửa một ngày", found_on=date(2023, 5, 4),
    )  # fmt: skip
    client, head = signed_in(office), office.user(Role.UNIT_HEAD)
    values = {"organisation": office.department, "kind": "period", "first_year": 2023,
              "last_year": 2024, "cutoff": date(2025, 11, 30)}  # fmt: skip
    with pytest.raises(NotPermitted):
        keep_report(actor=head, **values)
    with pytest.raises(ValidationError, match="năm cuối sau năm đầu"):
        keep_report(actor=office.officer, **values | {"last_year": 2023})
    row = keep_report(actor=office.officer, **values)
    row = keep_report(actor=office.officer, row=row, version=1, limits="Còn hình thức ở vài nơi.")
    html = page(client, reverse("desk:report", args=[row.uid]))
    assert "Còn hình thức ở vài nơi." in html
    assert all_open(office.officer, html) > 20
    with pytest.raises(ValidationError, match="lập tệp"):
        close_report(actor=office.officer, row=row, version=row.edit_version)
    assert client.post(reverse("desk:report-draw", args=[row.uid])).status_code == 302
    row = Report.objects.get(pk=row.pk)
    answer = client.get(reverse("desk:report-file", args=[row.uid, "docx"]))
    paper = Document(io.BytesIO(answer.content))
    told = "\n".join(one.text for one in paper.paragraphs)
    assert "Còn hình thức ở vài nơi." in told
    assert "đã ghi nhận 8 danh hiệu, hình thức: 1 cho tập thể, 7 cho cá nhân" in told
    assert "phát hiện, bồi dưỡng 1 điển hình tiên tiến, công bố 0; 0 lượt đơn vị" in told
    assert "Một cửa một ngày" in html, "told by a later room"
    for one in (html, told):
        assert "xác minh đơn thư" not in one
    row = close_report(actor=office.officer, row=row, version=row.edit_version, document_no="5/BC")
    assert row.word is not None
    assert row.word.frozen
    with pytest.raises(ValidationError, match="đã chốt"):
        keep_report(actor=office.officer, row=row, version=row.edit_version, limits="Khác")


def test_growth_is_reckoned_from_levels_and_the_best_year_is_named(office: Office) -> None:
    made = Indicator.objects.create(
        organisation=office.department, code="CN", name="Giá trị sản xuất", unit="tỷ đồng",
        shape="growth",
    )  # fmt: skip
    for year, level in ((2019, 100), (2020, 120), (2021, 180), (2022, 225)):
        IndicatorResult.objects.create(
            indicator=made, organisation=office.department, year=year, actual=level,
            planned=30 if year > 2019 else None,
        )  # fmt: skip
    course = courses(office.officer, office.department, range(2020, 2023))[0]
    assert [one.measured for one in course.years] == [20, 50, 25]
    assert course.best == 2021
    assert [one.year for one in course.beat] == [2021]
    assert course.average == Decimal("31.04")
    made.shape = "level"
    made.save()
    course = courses(office.officer, office.department, range(2020, 2023))[0]
    assert (course.average, course.growth) == (Decimal("175.00"), Decimal("31.04"))
