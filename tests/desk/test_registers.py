"""Every register: its pages open, its queries do not grow with its rows, its files are whole."""

import csv
import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from tests.office import MACHINE, engage, found
from tests.results.filled import FILLED as REACHED
from tests.showcase.filled import FILLED as SHOWN
from thidua.bridge.law import the_law
from thidua.cycle.councils.models import Council, Member, Sitting
from thidua.cycle.movements.models import (
    Direction,
    EmulationYear,
    Indicator,
    Movement,
    Target,
    Task,
)
from thidua.cycle.nominations.models import Nomination, Round, UnitReview
from thidua.cycle.registrations.models import Registration
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.blocs.actions.join_bloc import join_bloc
from thidua.foundation.people.models import Absence, Posting, Retirement
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_initiative import record_initiative
from thidua.foundation.registry.authorship import Author
from thidua.foundation.registry.catalogue import award_choices, award_name
from thidua.foundation.registry.models import (
    Achievement,
    Attestation,
    AwardHeld,
    BlocResult,
    BodyRating,
    Discipline,
    Hold,
    Initiative,
    MemberRoll,
    Rating,
)
from thidua.foundation.reorganising.actions.close_organisation import close_organisation
from thidua.surfaces.desk.registers.books import REGISTERS

DAY = date(2024, 3, 1)
FILLED = {
    "ca-nhan": lambda o, n: engage(f"Người thứ {n}", o.energy),
    "to-chuc": lambda o, n: o.energy.children.create(name=f"Tổ {n}", kind="unit"),
    "khen-thuong": lambda o, n: AwardHeld.objects.create(
        person=o.an, award="advanced_worker", year=2020 + n
    ),
    "xep-loai": lambda o, n: Rating.objects.create(person=o.an, year=2020 + n, rating="good"),
    "sang-kien": lambda o, n: record_initiative(
        actor=MACHINE, organisation=o.energy, title=f"Sáng kiến {n}", year=2020 + n,
        authors=[Author(o.an, 60), Author(o.binh, 40)],
    ),
    "thanh-tich": lambda o, n: Achievement.objects.create(
        person=o.an, title=f"Việc {n}", kind="sudden", year=2020 + n
    ),
    "chuc-vu": lambda o, n: Posting.objects.create(
        person=o.an, organisation=o.energy, title=f"Chức {n}", starts=DAY
    ),
    "nghi-huu": lambda o, n: Retirement.objects.create(
        person=engage(f"Hồ Hưu {n}", o.energy), decided=date(2020, 1, 1 + n)
    ),
    "vang-mat": lambda o, n: Absence.objects.create(
        person=o.an, kind="sick", starts=date(2020 + n, 1, 1)
    ),
    "thanh-vien-cum-khoi": lambda o, n: join_bloc(
        actor=MACHINE, bloc=found(f"Khối {n}", "bloc", o.department), organisation=o.energy,
        year=2020 + n,
    ),
    "cum-khoi": lambda o, n: BlocResult.objects.create(organisation=o.energy, year=2020 + n),
    "doan-the": lambda o, n: BodyRating.objects.create(
        organisation=o.energy, year=2020 + n, body="party", rating="good"
    ),
    "quan-so": lambda o, n: MemberRoll.objects.create(
        organisation=o.energy, year=2020 + n, total=n
    ),
    "ky-luat": lambda o, n: Discipline.objects.create(
        person=o.an, form="warning", starts=date(2020 + n, 1, 1)
    ),
    "xac-nhan": lambda o, n: Attestation.objects.create(
        person=o.an, code="outside_payroll", year=2020 + n, attested_by="Lê Hà"
    ),
    "tam-dung": lambda o, n: Hold.objects.create(
        person=o.an, ground="inspection", starts=date(2020 + n, 1, 1)
    ),
    "hoi-dong": lambda o, n: Council.objects.create(
        organisation=o.department, kind="emulation", name=f"Hội đồng {n}", decision_no=f"{n}",
        decided=DAY,
    ),
    "thanh-vien-hoi-dong": lambda o, n: Member.objects.create(
        council=FILLED["hoi-dong"](o, n), person=engage(f"Ủy viên {n}", o.energy), starts=DAY
    ),
    "phien-hop": lambda o, n: Sitting.objects.create(
        council=FILLED["hoi-dong"](o, n), year=2020 + n, name=f"Phiên {n}", held_on=DAY
    ),
}  # fmt: skip
FILLED |= {
    "dot-xet": lambda o, n: Round.objects.create(
        organisation=o.department, year=2020 + n, name=f"Đợt {n}", opens=DAY, closes=DAY
    ),
    "binh-xet": lambda o, n: UnitReview.objects.create(
        round=FILLED["dot-xet"](o, n), unit=o.energy, held_on=DAY, chair="Lê Chủ Trì",
        secretary="Ngô Thư Ký", present=5, voters=6,
    ),
    "de-nghi": lambda o, n: Nomination.objects.create(
        round=FILLED["dot-xet"](o, n), unit=o.energy, person=o.an, award="advanced_worker",
        achievement_from=date(2020 + n, 1, 1), achievement_to=date(2020 + n, 12, 31),
        summary=f"Việc {n}",
    ),
}  # fmt: skip
FILLED |= {
    "nam-thi-dua": lambda o, n: EmulationYear.objects.create(
        organisation=o.department, year=2020 + n, opened_on=DAY
    ),
    "phong-trao": lambda o, n: Movement.objects.create(
        organisation=o.department, title=f"Phong trào {n}", starts=DAY, ends=DAY
    ),
    "chi-tieu": lambda o, n: Indicator.objects.create(
        organisation=o.department, code=f"CT{n}", name=f"Chỉ tiêu {n}", unit="cái", shape="level"
    ),
    "muc-phan-dau": lambda o, n: Target.objects.create(
        movement=FILLED["phong-trao"](o, n), indicator=FILLED["chi-tieu"](o, n), year=2024, value=n
    ),
    "y-kien-chi-dao": lambda o, n: Direction.objects.create(
        organisation=o.department, given_by="Giám đốc", given_on=DAY, text=f"Chỉ đạo {n}"
    ),
    "viec-chi-dao": lambda o, n: Task.objects.create(
        direction=FILLED["y-kien-chi-dao"](o, n), organisation=o.energy, text=f"Việc {n}", due=DAY
    ),
    "ban-dang-ky": lambda o, n: Registration.objects.create(
        organisation=o.energy, year=2020 + n, pledge=f"Giao ước {n}"
    ),
}
FILLED |= REACHED | SHOWN
WITH_OWN_TESTS = {
    "tai-khoan", "giao-quyen", "lam-thay", "khoa-api", "gop-ca-nhan", "yeu-cau-sua", "so-dinh-danh",
    "ke-thua", "bang", "dot-in-bang", "mau-bang", "quyet-dinh",
}  # fmt: skip
"""Books without a form or not the readers' own: beside the tests of lists, accounts, people."""


@pytest.fixture
def desk(client, office):
    client.force_login(office.officer)
    return client


def test_every_register_is_tested():
    assert set(FILLED) | WITH_OWN_TESTS == set(REGISTERS)


def address(view, *args):
    return reverse(f"desk:{view}", args=args)


def queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("slug", FILLED)
def test_list_asks_the_same_queries_for_one_row_and_for_three(desk, office, slug):
    FILLED[slug](office, 1)
    desk.get(address("register", slug))  # the session is written once
    one = queries(desk, address("register", slug))
    FILLED[slug](office, 2)
    FILLED[slug](office, 3)
    assert queries(desk, address("register", slug)) == one
    assert one <= 12


@pytest.mark.parametrize("slug", FILLED)
def test_record_form_and_files_open(desk, office, slug):
    row = FILLED[slug](office, 1)
    for url in (
        address("record", slug, row.uid), address("record-correct", slug, row.uid),
        address("record-new", slug), address("register-file", slug, "csv"),
        address("register-file", slug, "xlsx"),
    ):  # fmt: skip
        assert desk.get(url, follow=True).status_code == 200, url  # some rows have their own page
    for deed in REGISTERS[slug].deeds:  # one that does not fit the row is not there
        url = address("record-deed", slug, row.uid, deed.slug)
        assert desk.get(url).status_code == (200 if deed.fits(row) else 404), url


def test_search_ignores_accents(desk, office):
    engage("Đặng Thị Đường", office.energy)
    engage("Trần Dương", office.energy)
    page = desk.get(address("register", "ca-nhan"), {"q": "dang duong"}).content.decode()
    assert "Đặng Thị Đường" in page
    assert "Trần Dương" not in page


def test_filters_narrow_and_an_unknown_value_is_ignored(desk, office):
    for year, number in ((2023, ""), (2024, "9/QĐ-SCT")):
        AwardHeld.objects.create(
            person=office.an, award="advanced_worker", year=year, decision_no=number
        )
    url = address("register", "khen-thuong")
    assert desk.get(url, {"evidence": "missing"}).context["page"].paginator.count == 1
    assert desk.get(url, {"year": "2024"}).context["page"].paginator.count == 1
    assert desk.get(url, {"year": "zz", "sort": "nothing"}).context["page"].paginator.count == 2
    assert desk.get(url, {"place": str(office.trade.uid)}).context["page"].paginator.count == 0


def test_sorting_follows_the_heading(desk, office):
    for year in (2022, 2024, 2023):
        AwardHeld.objects.create(person=office.an, award="advanced_worker", year=year)
    rows = desk.get(address("register", "khen-thuong"), {"sort": "year"}).context["page"]
    assert [row.year for row in rows] == [2022, 2023, 2024]
    rows = desk.get(address("register", "khen-thuong"), {"sort": "-year"}).context["page"]
    assert [row.year for row in rows] == [2024, 2023, 2022]


def test_files_carry_what_the_filters_leave(desk, office):
    for year in (2023, 2024):
        AwardHeld.objects.create(
            person=office.an, award="advanced_worker", year=year, decided=DAY,
            decision_no="=1+1",
        )  # fmt: skip
    body = desk.get(address("register-file", "khen-thuong", "csv"), {"year": "2024"}).content
    lines = list(csv.reader(io.StringIO(body.decode("utf-8-sig"))))
    assert len(lines) == 2
    assert lines[1][0] == "Đặng Thị Hương An"
    assert lines[1][5] == "'=1+1"
    body = desk.get(address("register-file", "khen-thuong", "xlsx")).content
    sheet = load_workbook(io.BytesIO(body)).active
    assert sheet.max_row == 3
    assert sheet["F2"].value == "=1+1"
    assert sheet["F2"].data_type != "f"
    assert sheet["G2"].value.date() == DAY


AWARD = {"award": "advanced_worker", "year": "2024", "method": "merit", "decided": "15/01/2025"}


def test_a_file_too_long_to_wait_for_is_made_in_the_background(desk, office, monkeypatch):
    monkeypatch.setattr("thidua.surfaces.desk.views.registers.LIMIT", 1)
    answer = desk.get(address("register-file", "ca-nhan", "csv") + "?group=official", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/viec-nen/")
    assert "Tải ca-nhan.csv" in answer.content.decode()


def test_entering_an_award_by_form(desk, office):
    told = AWARD | {"subject": f"person:{office.an.uid}", "decision_no": "12/QĐ-SCT"}
    answer = desk.post(address("record-new", "khen-thuong"), told)
    row = AwardHeld.objects.get()
    assert answer.status_code == 302
    assert (row.person, row.decided, row.decision_no) == (office.an, date(2025, 1, 15), "12/QĐ-SCT")
    assert (row.provenance["door"], row.provenance["by"]) == ("typed", office.officer.full_name)
    assert AuditEvent.objects.latest("pk").verb == "record_award"


def test_a_refused_form_keeps_what_was_typed_and_says_what_is_wrong(desk, office):
    told = AWARD | {"subject_q": "huong", "subject": "", "decided": "31/02/2025"}
    answer = desk.post(address("record-new", "khen-thuong"), told)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "31/02/2025" in page
    assert "hãy ghi như 22/11/2026" in page
    assert f"person:{office.an.uid}" in page  # the match is offered
    assert not AwardHeld.objects.exists()


def test_a_duplicate_is_refused_in_words(desk, office):
    Rating.objects.create(person=office.an, year=2024, rating="good")
    told = {"subject": f"person:{office.an.uid}", "year": "2024", "rating": "good"}
    answer = desk.post(address("record-new", "xep-loai"), told)
    assert answer.status_code == 422
    assert "Năm này đã có xếp loại" in answer.content.decode()


def test_an_initiative_with_shares_over_100_is_refused(desk, office):
    told = {
        "title": "Số hóa", "kind": "initiative", "year": "2024", "level": "base",
        "organisation": office.energy.pk, "author_0": f"person:{office.an.uid}", "share_0": "60",
        "author_1": f"person:{office.binh.uid}", "share_1": "50",
    }  # fmt: skip
    answer = desk.post(address("record-new", "sang-kien"), told)
    assert answer.status_code == 422
    assert "110" in answer.content.decode()
    assert not Initiative.objects.exists()
    answer = desk.post(address("record-new", "sang-kien"), told | {"share_1": "40"})
    assert answer.status_code == 302
    assert Initiative.objects.get().authors.count() == 2


def test_correcting_an_initiative_keeps_the_author_of_another_unit(client, office):
    row = record_initiative(
        actor=MACHINE, organisation=office.energy, title="Số hóa", year=2024,
        authors=[Author(office.an, 60), Author(office.binh, 40)],
    )  # fmt: skip
    client.force_login(office.user(Role.UNIT_OFFICER))
    page = client.get(address("record-correct", "sang-kien", row.uid)).content.decode()
    told = {
        "title": "Số hóa hồ sơ", "kind": "initiative", "year": "2024", "level": "base",
        "organisation": office.energy.pk, "edit_version": "1", "reason": "sai tên",
        "author_0": f"person:{office.an.uid}", "share_0": "60", "share_1": "40",
        "author_1": re.search(r'name="author_1" value="([^"]+)" checked', page)[1],
    }  # fmt: skip
    assert client.post(address("record-correct", "sang-kien", row.uid), told).status_code == 302
    assert {author.person for author in row.authors.all()} == {office.an, office.binh}
    lost = client.post(
        address("record-correct", "sang-kien", row.uid),
        told | {"edit_version": "2", "author_1": ""},
    )
    assert lost.status_code == 422
    assert "Hãy chọn tác giả" in lost.content.decode()
    assert row.authors.count() == 2


def test_a_post_in_a_unit_that_has_ended_can_be_corrected(desk, office):
    close_organisation(
        actor=MACHINE, organisation=office.energy, version=1, on=date(2025, 3, 1),
        legal_basis="12/QĐ-UBND",
    )  # fmt: skip
    post = office.an.postings.get()
    told = {
        "person": f"person:{office.an.uid}", "organisation": office.energy.pk,
        "title": "Chuyên viên chính", "starts": "01/03/2010", "edit_version": "1",
        "reason": "sai ngạch",
    }  # fmt: skip
    assert desk.post(address("record-correct", "chuc-vu", post.uid), told).status_code == 302
    post.refresh_from_db()
    assert (post.title, post.organisation) == ("Chuyên viên chính", office.energy)


@pytest.mark.parametrize(
    ("deed", "more"), [("thoi-cong-tac", {}), ("dieu-chuyen", {"title": "Chuyên viên"})]
)
def test_a_post_cannot_end_before_it_begins(desk, office, deed, more):
    told = {"on": "01/03/2010", "reason": "x", "edit_version": "1",
            "organisation": office.trade.pk, **more}  # fmt: skip
    answer = desk.post(address("record-deed", "ca-nhan", office.an.uid, deed), told)
    assert answer.status_code == 422
    office.an.refresh_from_db()
    assert (office.an.left, office.an.organisation) == (None, office.energy)


def test_transfer_moves_the_person_and_closes_the_post(desk, office):
    told = {"organisation": office.trade.pk, "title": "Phó Trưởng phòng", "on": "01/07/2025",
            "reason": "12/QĐ-SCT", "edit_version": "1"}  # fmt: skip
    url = address("record-deed", "ca-nhan", office.an.uid, "dieu-chuyen")
    assert desk.post(url, told).status_code == 302
    office.an.refresh_from_db()
    assert office.an.organisation == office.trade
    assert [post.ends for post in office.an.postings.order_by("starts")] == [
        date(2025, 7, 1), None,
    ]  # fmt: skip


def test_subjects_of_other_departments_are_not_offered(desk, office):
    url = reverse("desk:subjects")
    asked = {"field": "subject", "kinds": "person,organisation"}
    assert "Lê Quốc Khánh" not in desk.get(url, asked | {"subject_q": "khanh"}).content.decode()
    assert "Trần Văn Bình" in desk.get(url, asked | {"subject_q": "binh"}).content.decode()


def test_every_award_of_the_catalogue_may_be_recorded():
    choices = dict(award_choices())
    assert list(choices) == list(the_law().awards)
    assert choices["heroic_mother"] == "Bà mẹ Việt Nam anh hùng"
    assert choices["party_badge"] == "Huy hiệu Đảng"
    with override("en"):
        assert award_name("labour_hero") == "Labour Hero"
    assert award_name("other:bang-khen", "Bằng khen của Hội") == "Bằng khen của Hội"
