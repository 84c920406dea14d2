"""The registry as a workbook: what goes out comes back unchanged, and tells no secret."""

import io
from datetime import date

import openpyxl
import pytest

from tests.office import engage, found
from thidua.bridge.judging import SHELF
from thidua.bridge.law import the_law
from thidua.bridge.workbooks import template
from thidua.cycle.nominations.reviewing import Review
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.exporting import registry_workbook, verdict_workbook
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import (
    Achievement,
    AwardHeld,
    BlocResult,
    BodyRating,
    Discipline,
    Hold,
    MemberRoll,
    Rating,
)

REVIEW = Review(2024, date(2025, 1, 15))


def sheets(data):
    return openpyxl.load_workbook(io.BytesIO(data)).sheetnames


def words(data):
    """Every text of every cell and comment of a workbook."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row)
    return "\n".join(f"{cell.value} {cell.comment.text if cell.comment else ''}" for cell in cells)


@pytest.fixture
def filled(office, preview, full):
    """A registry with a row in every table."""
    batch = preview(**full)
    import_batch(actor=office.officer, batch=batch, version=1)
    energy, an = office.energy, office.an
    Rating.objects.create(organisation=energy, year=2024, rating="excellent")
    AwardHeld.objects.create(
        organisation=energy, award="excellent_labour_collective", year=2024, issuer="province",
        decision_no="99/QĐ-UBND", issuer_name="UBND tỉnh Hồng Lam",
    )  # fmt: skip
    AwardHeld.objects.create(
        person=an, award="commendation_certificate", year=2022, method="thematic",
        status="revoked", revoked=date(2023, 5, 1),
    )  # fmt: skip
    Achievement.objects.create(
        person=an, title="Phong trào tiết kiệm điện", kind="movement", year=2023,
        level="ministry_province", launched_by="province", duration=3,
    )  # fmt: skip
    Hold.objects.create(person=an, ground="complaint", starts=date(2024, 11, 1))
    Discipline.objects.create(
        organisation=energy, form="warning", starts=date(2020, 1, 1), ends=date(2021, 1, 1)
    )
    MemberRoll.objects.create(
        organisation=energy, year=2024, total=12, rated=11, advanced_worker=9,
        disciplined_warning_or_more=1,
    )  # fmt: skip
    BlocResult.objects.create(organisation=energy, year=2024, leader=True, name="Khối các phòng")
    BlocResult.objects.create(
        organisation=energy,
        year=2024,
        leader=False,
        organised_by="ministry",
        name="Khối năng lượng",
    )
    BodyRating.objects.create(organisation=energy, year=2024, body="party", rating="good")
    return office


def test_what_goes_out_comes_back_unchanged(filled):
    data = registry_workbook(filled.officer, filled.department)
    batch = preview_import(
        actor=filled.officer, organisation=filled.department, file_name="so.xlsx", data=data
    )
    other = batch.lines.exclude(outcome__in=["same", "warning"])
    assert not list(other.values_list("sheet", "cell", "outcome", "content"))
    assert batch.lines.filter(table="blocs").count() == 2
    tables = set(batch.lines.values_list("table", flat=True))
    assert tables >= {
        "subjects", "ratings", "awards", "initiatives", "achievements", "discipline", "holds",
        "posts", "members", "blocs", "body_ratings", "coverage",
    }  # fmt: skip


def test_units_of_one_name_are_told_apart(filled):
    for above in (filled.energy, filled.trade):
        engage("Phạm Thị Dung", found("Tổ Tổng hợp", "unit", above))
    data = registry_workbook(filled.officer, filled.department)
    batch = preview_import(
        actor=filled.officer, organisation=filled.department, file_name="so.xlsx", data=data
    )
    assert batch.lines.filter(subject="Tổ Tổng hợp", outcome="same").count() == 2
    assert not batch.lines.exclude(outcome="same").exclude(content__code="free_name").exists()


def test_years_may_be_cut(filled):
    text = words(registry_workbook(filled.officer, filled.department, since=2024))
    assert "99/QĐ-UBND" in text
    assert "12/QĐ-SCT" not in text


@pytest.mark.parametrize("role", [Role.DEPARTMENT_OFFICER, Role.AUDITOR])
def test_the_standing_body_gets_discipline_and_holds(filled, role):
    data = registry_workbook(filled.user(role), filled.department)
    assert {"Kỷ luật", "Tạm dừng xét"} <= set(sheets(data))
    assert "01/02/2024" in words(data) or "2024-02-01" in words(data)


def test_an_officer_of_a_unit_gets_no_trace_of_them(filled):
    actor = filled.user(Role.UNIT_OFFICER)
    data = registry_workbook(actor, filled.energy)
    assert not {"Kỷ luật", "Tạm dừng xét"} & set(sheets(data))
    Hold.objects.all().delete()
    Discipline.objects.all().delete()
    MemberRoll.objects.update(disciplined_warning_or_more=None)
    assert words(registry_workbook(actor, filled.energy)) == words(data)


def test_nobody_exports_beyond_reach(filled):
    with pytest.raises(NotPermitted):
        registry_workbook(filled.user(Role.UNIT_OFFICER), filled.department)
    for role in (Role.UNIT_HEAD, Role.COUNCIL_MEMBER, Role.NOMINEE, Role.ADMINISTRATOR):
        with pytest.raises(NotPermitted):
            registry_workbook(filled.user(role), filled.department)


def test_the_template_is_a_workbook_with_a_sheet_a_table():
    assert {"Đơn vị", "Nhân sự", "Khen thưởng", "Kỷ luật", "Đủ dữ liệu"} <= set(sheets(template()))


def test_the_workbook_of_verdicts_has_a_sheet_an_award(filled):
    data = verdict_workbook(filled.officer, filled.department, REVIEW.asked())
    text = words(data)
    assert len(sheets(data)) == 1 + len(the_law().ladder)
    assert "Đặng Thị Hương An" in text
    assert "Lê Quốc Khánh" not in text


def test_the_workbook_of_verdicts_tells_nobody_of_discipline_or_holds(filled):
    def told():
        SHELF.clear()
        data = verdict_workbook(filled.officer, filled.department, REVIEW.asked())
        rows = openpyxl.load_workbook(io.BytesIO(data))["LĐTT"].iter_rows(values_only=True)
        found = {row[2]: row[4] for row in rows}
        return words(data).lower(), found["Đặng Thị Hương An"], found["Trần Văn Bình"]

    text, an, binh = told()
    assert an == "chưa xác định"
    for secret in ("đơn thư", "khiếu nại", "khiển trách", "cảnh cáo", "kỷ luật"):
        assert secret not in text
    Hold.objects.all().delete()
    _text, freed, other = told()
    assert freed != an, "there is something that could leak"
    assert other == binh
