"""An office that holds two provinces: nobody is judged by the rules of the other one."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.nominations.history import RECEIVED, Histories, invent, rate, title
from tests.office import MACHINE, engage, found
from thidua.bridge.judging import SHELF, Asked, check_collective, check_person, sweep
from thidua.bridge.law import _KEPT, the_laws
from thidua.bridge.verdicts import Overall
from thidua.config.schema import Options
from thidua.cycle.nominations.reviewing import Review, revision
from thidua.foundation.access.models import Grant, User
from thidua.foundation.exchange.exporting import verdict_workbook
from thidua.foundation.organisations.actions.correct_organisation import correct_organisation
from thidua.foundation.organisations.models import Organisation
from thidua.foundation.people.models import Person
from thidua.foundation.policy.roles import Role
from thidua.foundation.reorganising.actions.move_organisation import move_organisation
from thidua.surfaces.lawbook.affected import Rule, affected

pytestmark = pytest.mark.django_db
PERSON, UNIT = "advanced_worker", "advanced_labour_collective"
HEAD = """\
code: {code}_2026
issuer: {issuer}
issuer_name: {{code: {code}, vi: {name}}}
name: {{vi: Quy định của {name}}}
from: 2025-12-15
cite: decision_86_2025_bac_ninh
sure: verified
seen: S9
"""
STRICT = """\
set:
  alc_roles: [workshop]
adds:
  - award: advanced_worker
    kind: individual
    cite: decision_86_2025_bac_ninh Điều 4.3.a
    all:
      - id: excellent_year
        rating: {at_least: excellent}
        text: {vi: Hoàn thành xuất sắc nhiệm vụ}
"""
LENIENT = "set:\n  alc_roles: [division]\n"


@dataclass
class Neighbours:
    """``an`` and ``energy`` are of Hồng Lam, whose rules ask no more than the law; ``chi`` and
    ``mill`` of Lam Giang, which asks for an excellent year and takes no division."""

    histories: Histories
    other: Organisation
    department: Organisation
    mill: Organisation
    chi: Person
    folder: Path

    @property
    def asked(self) -> Asked:
        return Asked(2025, RECEIVED, revision())

    @property
    def officer(self) -> User:
        """The officer of both departments, as a new request would load it."""
        return self.histories.office.officer

    def results(self) -> dict[str, str]:
        judged = sweep(self.asked)
        awards = {self.histories.an: PERSON, self.chi: PERSON, self.mill: UNIT,
                  self.histories.office.energy: UNIT}  # fmt: skip
        return {str(one): judged.verdict(one.uid.hex, award).overall.code
                for one, award in awards.items()}  # fmt: skip


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.setattr(settings, "THIDUA", Options(year=2025, overlays=str(tmp_path)))
    _KEPT.clear()
    SHELF.clear()
    yield tmp_path
    _KEPT.clear()
    SHELF.clear()


def rules(folder: Path, code: str, name: str, text: str, issuer: str = "province") -> None:
    head = HEAD.format(code=code, name=name, issuer=issuer)
    (folder / f"{code}_2026.yaml").write_text(head + text, encoding="utf-8")


def join(organisation: Organisation, **issuers: str) -> None:
    organisation.refresh_from_db()
    correct_organisation(
        actor=MACHINE, organisation=organisation, version=organisation.edit_version, **issuers
    )


@pytest.fixture
def neighbours(histories, folder) -> Neighbours:
    rules(folder, "hong_lam", "tỉnh Hồng Lam", LENIENT)
    rules(folder, "lam_giang", "tỉnh Lam Giang", STRICT)
    other = found("UBND tỉnh Lam Giang", "province")
    department = found("Sở Công Thương Lam Giang", "department", other)
    mill = found("Phòng Quản lý công nghiệp", "division", department)
    chi = engage("Vũ Thị Chi", mill)
    rate(chi)
    title(chi, 2024)
    invent(chi)
    join(histories.office.province, province="hong_lam")
    join(other, province="lam_giang")
    Grant.objects.create(user=histories.office.officer, role=Role.DEPARTMENT_OFFICER,
                         organisation=department, valid_from=date(2020, 1, 1))  # fmt: skip
    return Neighbours(histories, other, department, mill, chi, folder)


BY_EACH = {
    "Đặng Thị Hương An": "eligible", "Vũ Thị Chi": "not_eligible",
    "Phòng Quản lý năng lượng": "eligible", "Phòng Quản lý công nghiệp": "not_eligible",
}  # fmt: skip


def test_each_is_judged_by_its_own_province(neighbours) -> None:
    assert neighbours.results() == BY_EACH
    judged, laws = sweep(neighbours.asked), the_laws()
    for one, code in ((neighbours.histories.an, "hong_lam"), (neighbours.chi, "lam_giang")):
        law = judged.law_of(one.uid.hex)
        assert [overlay.holder.code for overlay in law.overlays] == [code]
        assert judged.verdict(one.uid.hex, PERSON).provenance.law == law.digest
        alone = check_person(one.pk, neighbours.asked).sweep
        assert (alone.overall[0] == judged.sweep.overall[judged.sweep.row(one.uid.hex)]).all()
    assert laws.divided
    assert check_collective(neighbours.mill.pk, neighbours.asked).verdict(
        neighbours.mill.uid.hex, UNIT
    ).overall is Overall.NOT_ELIGIBLE  # fmt: skip


def test_the_pages_say_what_each_ones_own_rules_give(client, neighbours) -> None:
    client.force_login(neighbours.officer)
    said = {}
    for one in (neighbours.histories.an, neighbours.chi):
        why = client.get(f"/ra-soat/{one.uid}/{PERSON}/").content.decode()
        said[str(one)] = why
        page = client.get(f"/ca-nhan/{one.uid}/")
        assert page.status_code == 200
        assert f"rules={'hong_lam' if one != neighbours.chi else 'lam_giang'}" in why
    assert "Hoàn thành xuất sắc nhiệm vụ" in said["Vũ Thị Chi"]
    assert "(tỉnh Lam Giang)" in said["Vũ Thị Chi"]
    assert "Hoàn thành xuất sắc nhiệm vụ" not in said["Đặng Thị Hương An"]
    matrix = client.get("/ra-soat/?kind=individual").context["matrix"]
    cells = {row.entry.name: {cell.award: cell.shape for cell in row.cells} for row in matrix.shown}
    assert cells["Đặng Thị Hương An"][PERSON] == "eligible"
    assert cells["Vũ Thị Chi"][PERSON] in ("near", "not_eligible")
    assert len(matrix.board.laws) == 2


def test_what_if_and_the_steps_use_the_subjects_own_law(client, neighbours) -> None:
    client.force_login(neighbours.officer)
    address = f"/ra-soat/{neighbours.chi.uid}/{PERSON}/"
    better = client.get(f"{address}?if=2025 rating excellent")
    assert better.context["shown"].overall is Overall.ELIGIBLE
    assert better.context["digest"] == client.get(address).context["digest"]
    steps = client.get(f"/ra-soat/{neighbours.chi.uid}/{PERSON}/tung-nam/")
    assert steps.status_code in (200, 404)
    assert sweep(neighbours.asked).if_rated("excellent").shape == \
        sweep(neighbours.asked).sweep.overall.shape  # fmt: skip


def test_files_that_leave_tell_the_same(client, neighbours) -> None:
    client.force_login(neighbours.officer)
    data = client.get("/ra-soat/tep.xlsx?kind=individual").content
    rows = list(openpyxl.load_workbook(io.BytesIO(data)).worksheets[0].iter_rows(values_only=True))
    place = rows[3].index("Lao động tiên tiến")
    told = {row[1]: row[place] for row in rows[4:]}
    assert told["Đặng Thị Hương An"].lower().startswith("đủ tiêu chuẩn")
    assert "đủ tiêu chuẩn" not in told["Vũ Thị Chi"].lower().replace("chưa đủ tiêu chuẩn", "")
    digests = {law.digest for law in sweep(neighbours.asked).sweep.laws}
    assert all(digest in rows[1][0] for digest in digests)
    officer, review = neighbours.officer, Review(2025, RECEIVED)
    book = verdict_workbook(officer, neighbours.department, review.asked())
    sheet = openpyxl.load_workbook(io.BytesIO(book))["LĐTT"]
    found_there = {row[2]: row for row in sheet.iter_rows(values_only=True)}
    assert found_there["Vũ Thị Chi"][4] != "đủ tiêu chuẩn"
    assert "(tỉnh Lam Giang)" in str(found_there["Vũ Thị Chi"])


def test_who_comes_under_another_province_is_judged_by_its_rules(neighbours) -> None:
    assert neighbours.results() == BY_EACH
    province = neighbours.histories.office.province
    neighbours.department.refresh_from_db()
    move_organisation(
        actor=MACHINE, organisation=neighbours.department, parent=province,
        version=neighbours.department.edit_version, on=date(2025, 7, 1), legal_basis="Nghị quyết",
    )  # fmt: skip
    after = neighbours.results()
    assert after["Vũ Thị Chi"] == after["Đặng Thị Hương An"] == "eligible"
    assert after["Phòng Quản lý công nghiệp"] != "not_eligible"
    join(neighbours.mill, province="lam_giang")  # the nearest above decides
    assert neighbours.results()["Vũ Thị Chi"] == "not_eligible"


def test_who_names_no_province_is_judged_by_the_law_alone(neighbours) -> None:
    join(neighbours.other, province="")
    law = sweep(neighbours.asked).law_of(neighbours.chi.uid.hex)
    assert law.overlays == ()
    assert neighbours.results()["Vũ Thị Chi"] == "eligible"
    join(neighbours.other, province="khong_co")
    assert sweep(neighbours.asked).law_of(neighbours.chi.uid.hex).overlays == ()


def test_two_provinces_nobody_names_judge_nobody(neighbours) -> None:
    for one in (neighbours.other, neighbours.histories.office.province):
        join(one, province="")
    judged = sweep(neighbours.asked)
    assert [law.overlays for law in judged.sweep.laws] == [()]


def test_a_ministry_judges_its_own_sector_beside_the_province(neighbours) -> None:
    rules(neighbours.folder, "bo_mau", "Bộ Mẫu", LENIENT.replace("alc_roles: [division]",
          "vote_efg: 80"), issuer="ministry")  # fmt: skip
    judged = sweep(neighbours.asked)
    both = judged.law_of(neighbours.chi.uid.hex)
    assert [one.holder.code for one in both.overlays] == ["lam_giang", "bo_mau"], "the only one"
    join(neighbours.department, ministry="bo_mau")
    judged = sweep(neighbours.asked)
    own, theirs = (judged.law_of(row.uid.hex) for row in (neighbours.histories.an, neighbours.chi))
    assert [one.holder.code for one in theirs.overlays] == ["lam_giang", "bo_mau"]
    assert [one.holder.code for one in own.overlays] == ["hong_lam"]


def test_one_province_that_nobody_names_judges_all(histories, folder) -> None:
    rules(folder, "hong_lam", "tỉnh Hồng Lam", STRICT)
    judged = sweep(Asked(2025, RECEIVED, revision()))
    assert [[o.holder.code for o in law.overlays] for law in judged.sweep.laws] == [["hong_lam"]]
    assert judged.verdict(histories.an.uid.hex, PERSON).overall is Overall.NOT_ELIGIBLE


def test_a_sample_stands_in_where_there_are_no_rules_of_ones_own(
    histories, folder, monkeypatch
) -> None:
    options = Options(year=2025, overlays=str(folder), overlay=("demonstration",))
    monkeypatch.setattr(settings, "THIDUA", options)
    rules(folder, "hong_lam", "tỉnh Hồng Lam", LENIENT)
    office = histories.office
    join(office.department, province="hong_lam")
    judged = sweep(Asked(2025, RECEIVED, revision()))
    laid = {name: [o.code for o in judged.law_of(one.uid.hex).overlays]
            for name, one in (("an", office.an), ("stranger", office.stranger))}  # fmt: skip
    assert laid == {"an": ["hong_lam_2026"], "stranger": ["demonstration"]}


def test_pages_take_as_many_queries_as_with_one_law(client, neighbours) -> None:
    client.force_login(neighbours.officer)
    for address in ("/ra-soat/?kind=individual", f"/ra-soat/{neighbours.chi.uid}/{PERSON}/"):
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        assert not [one for one in few if "rules_places" in one["sql"]], "kept with the sweep"
    SHELF.clear()
    with CaptureQueriesContext(connection) as first:
        sweep(neighbours.asked)
    engage("Cao Thị Thêm", neighbours.mill)
    with CaptureQueriesContext(connection) as again:
        sweep(neighbours.asked)
    assert len(first) == len(again)


def test_the_lawbook_says_whose_rules_it_reads(client, neighbours) -> None:
    client.force_login(neighbours.officer)
    page = f"/phap-luat/{PERSON}/"
    own = client.get(page).content.decode()
    assert "Đọc theo quy định của" in own
    assert "Hoàn thành xuất sắc nhiệm vụ" not in own, "most of the reader's part is Hồng Lam"
    other = client.get(f"{page}?rules=lam_giang").content.decode()
    assert "Hoàn thành xuất sắc nhiệm vụ" in other
    assert "/phap-luat/van-ban/?rules=lam_giang" in other
    listed = client.get("/phap-luat/quy-dinh-rieng/").content.decode()
    assert "từ UBND tỉnh Lam Giang trở xuống" in listed
    assert client.get(f"/phap-luat/{PERSON}/excellent_year/?rules=lam_giang").status_code == 200
    people = client.get(
        "/phap-luat/ai-chiu-tac-dong/", {"award": PERSON, "criterion": "excellent_year"}
    ).content.decode()
    assert "Vũ Thị Chi" in people
    assert "Đặng Thị Hương An" not in people


def test_whom_a_rule_decides_for_is_asked_of_each_law(neighbours) -> None:
    rule = Rule.read({"award": PERSON, "criterion": "excellent_year"})
    assert rule is not None
    people = affected(neighbours.officer, Review(2025, RECEIVED), rule, "individual")
    assert {people.reason(place).entry.name for place in people.places} == {"Vũ Thị Chi"}
