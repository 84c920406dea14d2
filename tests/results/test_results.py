"""Indicators over the years, workbooks, ratings of a unit, the score sheet of a bloc."""

from __future__ import annotations

import io
from copy import deepcopy
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from openpyxl import Workbook, load_workbook

from tests.office import MACHINE, Office, engage, found
from thidua.cycle.movements.actions.close_year import close_year
from thidua.cycle.movements.actions.open_year import open_year
from thidua.cycle.movements.models import Indicator
from thidua.cycle.results.actions.correct_score_line import correct_score_line
from thidua.cycle.results.actions.enter_score_line import enter_score_line
from thidua.cycle.results.actions.open_sheet import open_sheet
from thidua.cycle.results.actions.rank_sheet import rank_sheet
from thidua.cycle.results.actions.rate_people import rate_people
from thidua.cycle.results.actions.record_leader import record_leader
from thidua.cycle.results.actions.record_result import record_result
from thidua.cycle.results.actions.score_own import score_own
from thidua.cycle.results.actions.settle_sheet import settle_sheet
from thidua.cycle.results.actions.verify_scores import Verified, verify_scores
from thidua.cycle.results.actions.write_results import write_results
from thidua.cycle.results.demonstration import fill
from thidua.cycle.results.models import IndicatorResult, ScoreSheet
from thidua.cycle.results.queries import indicators_for, series_of
from thidua.cycle.results.ranking import leaders, standings
from thidua.cycle.results.workbook import HEAD, Unreadable, read, template
from thidua.foundation.blocs.actions.join_bloc import join_bloc
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import BlocResult, Rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db: None, standing_office: Office) -> Office:
    return deepcopy(standing_office)


def bloc_of(office: Office) -> tuple[Organisation, list[Organisation]]:
    bloc = found("Khối thi đua các doanh nghiệp", "bloc", office.department)
    firms = [found(f"Công ty {name}", "enterprise", bloc) for name in ("Một", "Hai", "Ba")]
    for one in firms:
        join_bloc(actor=office.officer, bloc=bloc, organisation=one, year=2025)
    return bloc, firms


def of(office: Office, code: str) -> Indicator:
    return Indicator.objects.get(organisation=office.department, code=code)


def test_the_figures_of_both_departments_come_out_as_told(office: Office) -> None:
    fill(office.officer, organisation=office.department, place="hatinh")
    told = {"SX-CN": "46.67", "TM-DV": "5.50", "XK": "56.42"}
    for code, rate in told.items():
        found_ = series_of(office.department, of(office, code))
        assert found_.average(2016, 2020).growth == Decimal(rate), code
    share = series_of(office.department, of(office, "TT-CN")).average(2016, 2020)
    assert (share.start, share.end, share.growth) == (Decimal("12.42"), Decimal("38.9"), None)
    clusters = series_of(office.department, of(office, "CUM-CN")).at(2020)
    assert clusters is not None
    assert (clusters.actual, clusters.beyond, clusters.of_plan, clusters.best_so_far) == (
        Decimal(23), Decimal(1), Decimal("104.55"), True,
    )  # fmt: skip
    growth = series_of(office.department, of(office, "SX-CN"))
    last = growth.at(2024)
    assert last is not None
    assert (last.planned, last.growth, last.beyond) == (
        Decimal("11.9"), Decimal("12.40"), Decimal("0.50"),
    )  # fmt: skip
    now = growth.at(2025)
    assert now is not None
    assert (now.planned, now.growth, now.beyond) == (last.planned, last.growth, last.beyond)
    north = found("Sở Công Thương Phía Bắc", "department", office.province)
    fill(MACHINE, organisation=north, place="hanoi")
    rows = {one.code: series_of(north, one) for one in indicators_for(north)}
    assert rows["GTTT-CN"].average(2016, 2017).growth == Decimal("7.10")
    assert rows["BL"].average(2016, 2017).growth == Decimal("11.20")
    points = [one.at(2017) for one in rows.values()]
    assert sum(one is not None and (one.beyond or 0) > 0 for one in points) == 6
    dossiers = [one.actual or 0 for one in rows["HS-NHAN"].points]
    assert sum(dossiers) > 30_000
    assert [one.actual for one in rows["HS-DUNG"].points] == dossiers


def filled_in(rows: list[tuple[Any, ...]], head: tuple[str, ...] = HEAD) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (head, *rows):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_tells_every_wrong_cell_and_writes_the_rest(office: Office) -> None:
    fill(office.officer, organisation=office.department, place="hatinh")
    known = indicators_for(office.department)
    made = open_year(actor=office.officer, organisation=office.department, year=2012)
    close_year(actor=office.officer, row=made, version=1)
    kept = list(IndicatorResult.objects.filter(organisation=office.department))
    sheet = load_workbook(io.BytesIO(template(known, kept, 2020))).active
    assert sheet is not None
    assert [sheet.cell(2, column).value for column in (1, 4, 6)] == ["BL-DV", 2020, 43100]
    content = filled_in([
        ("cum-cn", "", "", 2021, None, 24, "Báo cáo năm"),
        ("CUM-CN", "", "", 2020, 22, 25, ""),
        ("XK", "", "", 2021, None, "1.290,0", "Số từng năm là số minh họa"),
        ("KHONG-CO", "", "", 2021, 1, 1, ""),
        ("TT-CN", "", "", 2021, None, 140, ""),
        ("CUM-CN", "", "", 2021, None, "1,5", ""),
        ("XK", "", "", 2012, None, 7, ""),
        ("XK", "", "", 1900, "bảy", None, ""),
        ("XK", "", "", 2021, None, 8, ""),
        ("XK", "", "", 2019, "1.290", "2.15", ""),
    ])  # fmt: skip
    lines = read(content, office.department, known)
    assert [one.known for one in lines[:3]] == ["new", "changed", "same"]
    assert [sorted(one.faults) for one in lines[3:]] == [
        ["code"], ["actual"], ["actual"], ["year"], ["planned", "year"], ["year"], ["actual"],
    ]  # fmt: skip
    assert "khóa sổ" in lines[6].faults["year"]
    assert "«bảy» không phải số" in lines[7].faults["planned"]
    assert "dòng 4" in lines[8].faults["year"]
    assert "«2.15» không phải số" in lines[9].faults["actual"], "«1.290» beside it is one"
    _writes_what_is_right(office, [one.wanted for one in lines if one.wanted])
    for wrong in (b"khong phai bang tinh", filled_in([], ("A", "B"))):
        with pytest.raises(Unreadable):
            read(wrong, office.department, known)


def _writes_what_is_right(office: Office, wanted: list[Any]) -> None:
    done = write_results(actor=office.officer, organisation=office.department, rows=wanted,
                         reason="Nhập từ bảng tính")  # fmt: skip
    assert done == 2
    clusters = of(office, "CUM-CN")
    assert clusters.results.get(year=2021).actual == 24
    assert clusters.results.get(year=2020).actual == 25
    with pytest.raises(NotPermitted):
        write_results(actor=office.neighbour_officer, organisation=office.department,
                      rows=wanted, reason="")  # fmt: skip
    with pytest.raises(ValidationError, match="khóa sổ"):
        record_result(actor=office.officer, indicator=clusters, organisation=office.department,
                      year=2012, actual=Decimal(3))  # fmt: skip


def test_a_unit_is_rated_at_once(office: Office) -> None:
    other = engage("Nguyễn Thị Mới", office.energy)
    rate: dict[str, Any] = {"actor": office.officer, "unit": office.energy, "year": 2025,
                            "decision_no": "12/TB-SCT", "decided": date(2026, 1, 5)}  # fmt: skip
    assert rate_people(ratings={office.an: "excellent", other: "good"}, **rate) == 2
    assert rate_people(ratings={office.an: "excellent", other: "completed"}, **rate) == 1
    assert set(Rating.objects.values_list("person__full_name", "rating", "decision_no")) == {
        ("Đặng Thị Hương An", "excellent", "12/TB-SCT"),
        ("Nguyễn Thị Mới", "completed", "12/TB-SCT"),
    }
    with pytest.raises(NotPermitted):
        rate_people(ratings={office.an: "good", office.stranger: "good"}, **rate)
    assert Rating.objects.get(person=office.an).rating == "excellent"


def scored(office: Office) -> tuple[ScoreSheet, list[Organisation]]:
    """Three members: two equal sums, the third first but under a floor."""
    bloc, firms = bloc_of(office)
    sheet = open_sheet(actor=office.user(Role.BLOC_SECRETARY), bloc=bloc, year=2025,
                       name="Bảng chấm điểm")  # fmt: skip
    lines = [
        enter_score_line(actor=office.officer, sheet=sheet, number=number, text=text,
                         most=Decimal(50), floor=floor)
        for number, text, floor in ((1, "Nhiệm vụ", None), (2, "Chấp hành", Decimal(30)))
    ]  # fmt: skip
    given = ((40, 40), (45, 35), (50, 31))
    for one, points in zip(firms, given, strict=True):
        own = dict(zip([line.pk for line in lines], map(Decimal, points), strict=True))
        score_own(actor=office.officer, sheet=sheet, version=1, organisation=one, points=own)
    return sheet, firms


def test_a_bloc_scores_verifies_ranks_and_the_registry_learns_who_led(office: Office) -> None:
    sheet, firms = scored(office)
    first, second = sheet.lines.all()
    actor = office.user(Role.BLOC_SECRETARY)
    with pytest.raises(ValidationError, match="không đổi điểm"):
        correct_score_line(actor=office.officer, row=first, version=1, most=Decimal(60))
    with pytest.raises(ValidationError, match="từ 0 đến 50"):
        score_own(actor=office.officer, sheet=sheet, version=1, organisation=firms[0],
                  points={first.pk: Decimal(51)})  # fmt: skip
    with pytest.raises(ValidationError, match="không phải thành viên"):
        score_own(actor=office.officer, sheet=sheet, version=1, organisation=office.trade,
                  points={first.pk: Decimal(1)})  # fmt: skip
    with pytest.raises(ValidationError, match="phải ghi lý do"):
        verify_scores(actor=actor, sheet=sheet, version=1, organisation=firms[2],
                      points={second.pk: Verified(Decimal(29))})  # fmt: skip
    with pytest.raises(ValidationError, match="Chưa thẩm định xong"):
        settle_sheet(actor=actor, row=sheet, version=1)
    for place, (one, points) in enumerate(zip(firms, ((40, 40), (45, 35), (50, 31)), strict=True)):
        low = place == 2
        verify_scores(actor=actor, sheet=sheet, version=1, organisation=one, points={
            first.pk: Verified(Decimal(points[0])),
            second.pk: Verified(Decimal(29 if low else points[1]), "Vi phạm" if low else ""),
        })  # fmt: skip
    with pytest.raises(ValidationError, match="không tự sửa"):
        score_own(actor=office.officer, sheet=sheet, version=1, organisation=firms[0],
                  points={first.pk: Decimal(1)})  # fmt: skip
    settled = settle_sheet(actor=actor, row=sheet, version=1)
    with pytest.raises(ValidationError, match="Đã thẩm định"):  # ``sheet`` was read before
        enter_score_line(actor=actor, sheet=sheet, number=9, text="Thêm muộn", most=Decimal(1))
    _is_ranked_and_led(office, settled, firms)


def _is_ranked_and_led(office: Office, sheet: ScoreSheet, firms: list[Organisation]) -> None:
    actor = office.user(Role.BLOC_SECRETARY)
    sheet = rank_sheet(actor=actor, row=sheet, version=2)
    rows = standings(sheet)
    assert [(one.place, one.tied, one.may_lead) for one in rows] == [
        (1, True, True), (1, True, True), (3, False, False),
    ]  # fmt: skip
    assert rows[2].organisation == firms[2]
    assert {one.organisation for one in leaders(rows)} == set(firms[:2])
    deed: dict[str, Any] = {"actor": office.officer, "sheet": sheet, "document": "01/BB-KTĐ"}
    with pytest.raises(ValidationError, match="dưới mức tối thiểu"):
        record_leader(organisation=firms[2], **deed)
    record_leader(organisation=firms[0], **deed)
    record_leader(organisation=firms[1], **deed)
    led = dict(BlocResult.objects.filter(year=2025).values_list("organisation", "leader"))
    assert led == {firms[0].pk: False, firms[1].pk: True, firms[2].pk: False}
    again = open_sheet(actor=office.officer, bloc=sheet.bloc, year=2026, name="Bảng năm sau")
    assert [one.text for one in again.lines.all()] == ["Nhiệm vụ", "Chấp hành"]
    assert list(ScoreSheet.objects.visible_to(office.neighbour_officer)) == []
