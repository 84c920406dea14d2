"""A whole registry as a workbook, brought into an empty office: every row as it was."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

from python_calamine import CalamineWorkbook

from tests.office import MACHINE, Office, engage, found
from thidua.foundation.access.models import Grant
from thidua.foundation.blocs.models import BlocMembership
from thidua.foundation.exchange.actions.import_batch import import_batch
from thidua.foundation.exchange.actions.preview_import import preview_import
from thidua.foundation.exchange.exporting import registry_workbook
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.organisations.actions.create_organisation import create_organisation
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.actions.record_posting import record_posting
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld, BlocResult, Rating

NOT_SAME = ("error", "waiting", "refused", "changed")


def rows_of(data: bytes) -> dict[str, list[tuple[Any, ...]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {name: [tuple(row) for row in book.get_sheet_by_name(name).to_python()]
            for name in book.sheet_names}  # fmt: skip


def bring(office: Office, into: Organisation, data: bytes) -> ImportBatch:
    Grant.objects.create(user=office.officer, role=Role.DEPARTMENT_OFFICER, organisation=into,
                         valid_from=date(2020, 1, 1))  # fmt: skip
    return preview_import(actor=office.officer, organisation=into, file_name="so.xlsx", data=data)


def old_place(name: str, kind: str, parent: Organisation) -> Organisation:
    return create_organisation(
        actor=MACHINE, name=name, kind=kind, parent=parent, valid_from=date(2008, 4, 1),
        valid_to=date(2025, 7, 1),
    )  # fmt: skip


def hold(name: str, year: int, **about: Any) -> None:
    AwardHeld.objects.create(
        award="", award_name=name, year=year, issuer="party", issuer_name="Đảng ủy Khối cơ quan",
        decision_no=f"{year - 2000}-QĐ/ĐUK", **about,
    )  # fmt: skip


def fill(office: Office) -> None:
    """What once came back otherwise: offices of districts with equal initials, a namesake without
    a number, a post above every unit, awards that sound like the law's own, members of blocs."""
    district = old_place("UBND huyện Thạch Thất", "district", office.province)
    for name in ("Thạch Thất", "Thanh Trì", "Thường Tín"):
        place = old_place(f"Phòng Kinh tế huyện {name}", "district_office", district)
        Rating.objects.create(organisation=place, year=2024, rating="good")
        hold("Giấy khen tổ chức đảng trong sạch, vững mạnh tiêu biểu", 2023, organisation=place)
    found("Đảng bộ Sở", "body", office.department)
    for number in ("007", ""):
        person = engage("Phan Thị Vân", office.energy, staff_number=number)
        Rating.objects.create(person=person, year=2022, rating="good" if number else "completed")
    hold("Cờ thi đua xuất sắc; Bằng khen của Tổng Liên đoàn Lao động", 2021, person=office.an)
    hold("Kỷ yếu gương sáng năm 2020", 2020, person=office.an)
    record_posting(actor=MACHINE, person=office.binh, organisation=office.province,
                   title="Chuyên viên", starts=date(2005, 1, 1), ends=date(2010, 3, 1))  # fmt: skip
    for name, convener in (("Khối thi đua các phòng", office.department),
                           ("Khối thi đua các đơn vị", office.province)):  # fmt: skip
        bloc = found(name, "bloc", convener)
        for part, place in (("leader", office.trade), ("member", office.energy)):
            BlocMembership.objects.create(bloc=bloc, organisation=place, year=2024, part=part,
                                          convener=convener)  # fmt: skip
    BlocResult.objects.create(organisation=office.trade, year=2024, leader=True,
                              name="Khối thi đua các phòng")  # fmt: skip


def test_a_registry_comes_back_row_for_row(office: Office) -> None:
    fill(office)
    data = registry_workbook(MACHINE, office.province)
    again = bring(office, office.province, data)
    assert not again.lines.filter(outcome__in=("new", *NOT_SAME)).exists(), "the same office"
    empty = found("UBND tỉnh Hồng Lam", "province")
    batch = bring(office, empty, data)
    assert not batch.lines.filter(outcome__in=NOT_SAME).exists()
    import_batch(actor=office.officer, batch=batch, version=batch.edit_version)
    back, was = rows_of(registry_workbook(MACHINE, empty)), rows_of(data)
    for sheet, rows in was.items():
        assert sorted(map(str, back[sheet])) == sorted(map(str, rows)), sheet
    assert "Khác: Giấy khen tổ chức đảng trong sạch, vững mạnh tiêu biểu" in str(was["Khen thưởng"])
    assert "Đảng ủy Khối cơ quan" in str(was["Khen thưởng"])
