"""The first page: where the year stands, what is due, what waits, who is waited for; by role."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.desk import test_lists as office_of_lists
from tests.office import engage
from thidua.bridge.ahead import days_ahead
from thidua.cycle.decisions.models import Decision
from thidua.cycle.initiatives.models import Review, Submission
from thidua.cycle.nominations.models import Round, UnitReview
from thidua.foundation.jobs.models import Job
from thidua.foundation.people.models import CorrectionRequest
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import AwardHeld, Rating


@pytest.fixture
def first(client, office):
    def page(role, year=2025):
        client.force_login(office.user(role))
        answer = client.get("/", {"year": str(year)})
        assert answer.status_code == 200
        return answer

    return page


def here(answer):
    return answer.context["here"].name


def test_the_year_stands_where_its_rows_end(first, office):
    officer = Role.DEPARTMENT_OFFICER
    this = timezone.localdate().year
    assert here(first(officer, 2025)) == ("Sáng kiến" if this <= 2025 else "Kết quả")
    Rating.objects.create(person=office.an, year=2025, rating="good")
    assert here(first(officer)) == "Kết quả"
    Rating.objects.create(person=office.binh, year=2025, rating="good")
    assert here(first(officer)) == "Rà soát, đề nghị"
    AwardHeld.objects.create(person=office.an, award="advanced_worker", year=2025)
    answer = first(officer)
    assert here(answer) == "Quyết định"
    states = {step.name: step.state for step in answer.context["steps"]}
    *earlier, last = [state for state in states.values() if state != "ahead"]
    assert (set(earlier), last) == ({"done"}, "here")
    assert states["Bằng, giấy chứng nhận"] == "ahead"


def test_days_of_the_law_are_counted_in_working_days():
    found = {one.name: one for one in days_ahead(date(2026, 12, 25), "en")}
    file = found["File for National emulation fighter at the Ministry of Home Affairs"]
    assert (file.day, file.days, file.working_days) == (date(2026, 12, 31), 6, 4)
    assert file.event_year == 2025
    assert file.sure
    report = found["Yearly statistics of emulation and commendation"]
    assert report.day is None
    assert "was not read" in report.note


def test_a_day_that_has_passed_is_followed_by_the_next():
    days = [one.day for one in days_ahead(date(2026, 7, 1), "vi") if one.day]
    assert days == sorted(days)
    assert min(days) >= date(2026, 7, 1)


def test_what_is_missing_names_the_unit_it_waits_for(first, office):
    engage("Trần Thị Mai", office.energy)
    lines = first(Role.DEPARTMENT_OFFICER).context["blocked"]
    assert [(line.who, line.count) for line in lines] == [
        ("Phòng Quản lý năng lượng", 2), ("Phòng Quản lý thương mại", 1),
    ]  # fmt: skip
    listed = first(Role.DEPARTMENT_OFFICER).client.get(lines[0].address)
    assert listed.context["page"].paginator.count == 2
    assert first(Role.UNIT_OFFICER).context["blocked"] == []
    assert [line.count for line in first(Role.UNIT_HEAD).context["blocked"]] == [2]


def test_what_waits_is_named_by_its_part_and_opens_to_its_rows(first, office):
    CorrectionRequest.objects.create(person=office.an, topic="awards", text="Thiếu bằng khen 2019")
    owner = office.user(Role.UNIT_OFFICER)
    Job.objects.create(owner=owner, kind="export_register", state="failed",
                       outcome="Không xong.", finished_at=timezone.now())  # fmt: skip
    answer = first(Role.UNIT_OFFICER)
    told = {tally.label: tally for tally in answer.context["todo"]}
    for label in ("yêu cầu sửa chờ trả lời", "việc chạy nền không xong"):
        listed = answer.client.get(told[label].address).context["page"].paginator.count
        assert listed == told[label].count == 1, label


def test_bundles_likely_pairs_and_successions_wait_for_the_standing_body(first, office):
    office_of_lists.fill(office, 0)
    answer = first(Role.DEPARTMENT_OFFICER)
    told = {tally.label: tally for tally in answer.context["todo"]}
    for label in (
        "gói dữ liệu đã đến, chờ xem và quyết định", "cặp bản ghi có thể là một người",
        "kế thừa của tập thể chưa xác nhận",
    ):  # fmt: skip
        listed = answer.client.get(told[label].address).context["page"].paginator.count
        assert listed == told[label].count == 1, label
    assert "tệp nhập chờ quyết định" not in told, "a bundle is counted once"
    others = {tally.label for tally in first(Role.UNIT_OFFICER).context["todo"]}
    assert not others & {label for label in told if "chờ xem" in label or "một người" in label}


def _submissions(office):
    """One of each: a draft, one sent back, one under review with a sheet missing, one with all."""
    about = {"organisation": office.energy, "year": 2025}
    sent = about | {"submitted_on": date(2025, 10, 3), "applied_from": date(2025, 3, 3)}
    Submission.objects.create(**about, title="Đang viết")
    Submission.objects.create(**sent, title="Bị trả lại", declined_why="Bổ sung số liệu.")
    for given in (1, 2):
        row = Submission.objects.create(**sent, title=f"Đã chấm {given}", state="in_review")
        for place, role in enumerate((Role.INITIATIVE_REVIEWER, Role.COUNCIL_MEMBER)):
            done = {"done_on": date(2025, 10, 9), "total": 80} if place < given else {}
            Review.objects.create(submission=row, reviewer=office.user(role), **done)


def _papers(office):
    """Two frozen papers to be signed here, one of them numbered."""
    frozen = {"organisation": office.department, "year": 2025, "symbol": "QĐ-SCT",
              "state": "frozen", "digest": "0" * 64, "list_snapshot": {},
              "frozen_on": date(2025, 12, 1)}  # fmt: skip
    numbered = {"number": "7", "book_year": 2025, "decided": date(2025, 12, 2)}
    Decision.objects.create(title="Chưa có số", **frozen)
    Decision.objects.create(title="Đã có số", **frozen, **numbered)


def _meetings(office):
    """Two meetings not written down, of which one is of a round that has gone on."""
    for state in ("open", "appraising"):
        about = {"organisation": office.department, "year": 2025, "name": f"Đợt {state}"}
        round_ = Round.objects.create(**about, opens=date(2025, 12, 1), closes=date(2025, 12, 31),
                                      received=date(2026, 1, 5), state=state)  # fmt: skip
        UnitReview.objects.create(round=round_, unit=office.energy)


def test_a_count_opens_to_the_very_rows_it_counts(first, office):
    for fill in (_submissions, _papers, _meetings):
        fill(office)
    for role, label in (
        (Role.UNIT_OFFICER, "hồ sơ sáng kiến bị trả lại, chờ sửa"),
        (Role.DEPARTMENT_OFFICER, "sáng kiến đã chấm xong, chờ trình hội đồng"),
        (Role.CLERK, "văn bản chờ cho số"),
        (Role.SIGNING_HEAD, "văn bản chờ bạn ký"),
        (Role.UNIT_OFFICER, "cuộc họp bình xét của đơn vị chưa ghi xong"),
    ):
        answer = first(role)
        told = {tally.label: tally for tally in answer.context["todo"]}
        listed = answer.client.get(told[label].address).context["page"].paginator.count
        assert listed == told[label].count == 1, label


@pytest.mark.parametrize(
    ("role", "seen", "unseen"),
    [
        (Role.DEPARTMENT_OFFICER, "Sắp đến hạn theo luật", "Tài khoản và vai trò"),
        (Role.UNIT_OFFICER, "Chờ bạn xử lý", "Tài khoản và vai trò"),
        (Role.AUDITOR, "thay đổi trong bảy ngày qua", "tài khoản đang dùng"),
        (Role.ADMINISTRATOR, "tài khoản đang dùng", "Sắp đến hạn theo luật"),
        (Role.NOMINEE, "Mở trang của tôi", "Sắp đến hạn theo luật"),
        (Role.CLERK, "Vai trò của bạn không xem nội dung", "Sắp đến hạn theo luật"),
    ],
)
def test_each_role_has_a_first_page_of_its_own(first, role, seen, unseen):
    page = first(role).content.decode()
    assert seen in page
    assert unseen not in page


def test_the_counts_of_the_house_open_to_their_rows(first):
    for role in (Role.ADMINISTRATOR, Role.AUDITOR):
        answer = first(role)
        assert answer.context["house"]
        for tally in answer.context["house"]:
            page = answer.client.get(tally.address).context["page"]
            assert page.paginator.count == tally.count, tally.label


def test_the_first_page_asks_as_often_whatever_the_rows(first, office):
    def asked():
        first(Role.DEPARTMENT_OFFICER)
        with CaptureQueriesContext(connection) as found:
            first(Role.DEPARTMENT_OFFICER)
        return len(found)

    before = asked()
    for place in range(12):
        person = engage(f"Người thứ {place}", office.energy)
        AwardHeld.objects.create(person=person, award="advanced_worker", year=2025)
    assert asked() == before


def test_the_menu_keeps_the_order_of_the_cycle(client, office):
    client.force_login(office.officer)
    menu = client.get("/").context["frame"]["menu"]
    assert [str(section["title"]) for section in menu][:3] == [
        "",
        "Chu trình của năm",
        "Sổ đăng ký",
    ]
    rooms = ["Sáng kiến, đề tài", "Xếp loại hằng năm", "Kết quả cụm, khối", "Rà soát",
             "Ghi quyết định cũ"]  # fmt: skip
    shown = [str(item["label"]) for item in menu[1]["items"]]
    assert [label for label in shown if label in rooms] == rooms
    assert reverse("desk:style") not in {item["address"] for part in menu for item in part["items"]}
