"""The pages of organisations in time."""

import csv
import io
from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.office import MACHINE, engage, found
from thidua.foundation.blocs.actions.join_bloc import join_bloc
from thidua.foundation.organisations.models import Change, Organisation
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.models import BlocResult, Rating
from thidua.foundation.reorganising.actions.confirm_inheritance import confirm_inheritance
from thidua.foundation.reorganising.actions.merge_organisations import merge_organisations
from thidua.foundation.reorganising.models import Event, Succession
from thidua.foundation.reorganising.plans import NewOne
from thidua.foundation.reorganising.words import Along, Status

DAY = date(2025, 7, 1)
BASIS = "Quyết định số 12/QĐ-UBND"
pytestmark = pytest.mark.django_db


@pytest.fixture
def office(db, standing_office):
    return deepcopy(standing_office)


@pytest.fixture
def desk(client, office):
    client.force_login(office.officer)
    return client


def page(client, view, *args, **asked):
    return client.get(reverse(f"desk:{view}", args=args), asked)


def text(answer):
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def send(client, one, deed, **told):
    told = {"on": "01/07/2025", "reason": BASIS, "edit_version": "1", **told}
    return client.post(reverse("desk:reorganise", args=[one.uid, deed]), told)


def merged(office):
    merge_organisations(
        actor=MACHINE, organisations=[office.energy, office.trade], on=DAY, legal_basis=BASIS,
        people=Along.GO, new=NewOne("Phòng Năng lượng - Thương mại", "division", office.department),
    )  # fmt: skip
    return Organisation.objects.get(valid_from=DAY)


def test_the_tree_of_a_day_has_the_names_of_that_day(desk, office):
    merged(office)
    now, then = text(page(desk, "tree")), text(page(desk, "tree", ngay="30/06/2025"))
    assert "Phòng Năng lượng - Thương mại" in now
    assert "Phòng Quản lý năng lượng" not in now
    assert "Phòng Quản lý năng lượng" in then
    assert "Phòng Năng lượng - Thương mại" not in then
    assert "Sở Tài chính" not in then, "the neighbour is out of reach"
    assert "không có trong lịch" in text(page(desk, "tree", ngay="31/02/2025"))


def test_the_tree_is_searched_without_accents_and_taken_away(desk, office):
    found_one = text(page(desk, "tree", q="nang luong"))
    assert "Phòng Quản lý năng lượng" in found_one
    assert "Phòng Quản lý thương mại" not in found_one
    answer = page(desk, "tree-file", "csv", ngay="30/06/2025", kind="division")
    lines = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [line[0] for line in lines[1:]] == [
        "Phòng Quản lý năng lượng", "Phòng Quản lý thương mại"
    ]  # fmt: skip
    assert page(desk, "tree-file", "pdf").status_code == 404


def test_a_great_tree_asks_few_queries_and_opens_branch_by_branch(desk, office):
    page(desk, "tree")
    with CaptureQueriesContext(connection) as few:
        page(desk, "tree")
    rows = [Organisation(name=f"Đơn vị {n}", kind="unit", parent=office.energy)
            for n in range(500)]  # fmt: skip
    Organisation.objects.bulk_create(rows)
    with CaptureQueriesContext(connection) as many:
        told = text(page(desk, "tree"))
    assert len(few) <= len(many) <= len(few) + 1 <= 9  # a great reach is counted once
    assert "Đơn vị 7<" not in told
    branch = text(page(desk, "tree", nhanh=str(office.energy.uid)))
    assert "Đơn vị 7<" in branch


def test_a_plan_shows_in_the_tree_of_its_day(desk, office):
    day = timezone.localdate() + timedelta(days=20)
    answer = send(desk, office.energy, "doi-ten", on=f"{day:%d/%m/%Y}", name="Phòng Điện",
                  confirmed="1")  # fmt: skip
    assert answer.status_code == 302
    assert Event.objects.get().status == Status.PLANNED
    assert "Phòng Điện" not in text(page(desk, "tree"))
    ahead = text(page(desk, "tree", ngay=f"{day:%d/%m/%Y}"))
    assert "Phòng Điện" in ahead
    assert "chờ đến ngày" in ahead
    assert "Chờ đến ngày" in text(page(desk, "organisation-life", office.energy.uid))


@pytest.mark.parametrize(
    ("deed", "told", "shows"),
    [
        ("doi-ten", {"name": "Phòng Điện"}, "Phòng Quản lý năng lượng → Phòng Điện"),
        ("cham-dut", {}, "1 người vẫn được ghi"),
        ("hop-nhat", {"name": "Phòng Chung", "people": "go"}, "2 người đi theo"),
        ("chia-tach", {"part_1": "Phòng Điện", "part_2": "Phòng Than", "continues": "no",
                       "rest": "1"}, "Ai về đâu"),
    ],
)  # fmt: skip
def test_an_event_is_previewed_then_written(desk, office, deed, told, shows):
    if deed == "hop-nhat":
        told = told | {"organisations": [office.trade.pk], "kind": "division",
                       "parent": office.department.pk}  # fmt: skip
    assert page(desk, "reorganise", office.energy.uid, deed).status_code == 200
    preview = send(desk, office.energy, deed, **told)
    assert shows in text(preview)
    assert Event.objects.count() == Change.objects.count() == 0
    assert send(desk, office.energy, deed, confirmed="1", **told).status_code == 302
    assert Event.objects.get().status == Status.DONE
    assert BASIS in text(page(desk, "organisation-life", office.energy.uid))


def test_each_person_of_a_split_may_be_placed(desk, office):
    chi = engage("Phạm Chi", office.energy)
    answer = send(desk, office.energy, "chia-tach", part_1="Phòng Điện", continues="yes",
                  rest="0", confirmed="1", **{f"person_{chi.uid}": "-"})  # fmt: skip
    assert answer.status_code == 302
    chi.refresh_from_db()
    office.an.refresh_from_db()
    assert (chi.organisation, office.an.organisation.name) == (office.energy, "Phòng Điện")


def test_what_cannot_be_is_told_on_the_form(desk, office):
    own = send(desk, office.department, "chuyen", parent=office.energy.pk)
    assert own.status_code == 422
    assert "dưới chính tổ chức này" in own.content.decode()
    assert send(desk, office.energy, "cham-dut", reason="x" * 301).status_code == 422
    stale = send(desk, office.energy, "doi-ten", name="Tên", edit_version="9", confirmed="1")
    assert stale.status_code == 422
    assert "người khác sửa" in stale.content.decode()
    assert Event.objects.count() == 0


def test_inheritance_is_confirmed_with_its_basis_and_withdrawn(desk, office):
    new = merged(office)
    assert "Chưa xác nhận" in text(page(desk, "organisation-life", new.uid))
    row = Succession.objects.get(predecessor=office.energy)
    url = reverse("desk:inheritance", args=[row.uid])
    assert desk.get(url).status_code == 200
    told = {"takes": "all", "reason": "Thông báo số 5/TB-SCT", "edit_version": "1"}
    assert desk.post(url, told).status_code == 302
    row.refresh_from_db()
    assert (row.takes, row.basis) == ("all", "Thông báo số 5/TB-SCT")
    back = reverse("desk:inheritance-back", args=[row.uid, "rut-xac-nhan"])
    assert desk.get(back).status_code == 200
    assert desk.post(back, {"reason": "Nhầm", "edit_version": "2"}).status_code == 302
    row.refresh_from_db()
    assert (row.takes, row.basis) == ("", "")


def test_what_is_inherited_reaches_the_verdict_its_reasons_and_the_picture(desk, office):
    for year in (2024, 2025):
        Rating.objects.create(organisation=office.energy, year=year, rating="excellent")
    new = merged(office)
    home, award = reverse("desk:collective", args=[new.uid]), "excellent_labour_collective"
    why = reverse("desk:why", args=[new.uid, award])
    assert "chưa được tính" in text(desk.get(home))
    before = text(desk.get(why))
    assert "của Phòng Quản lý năng lượng (tiền thân)" not in before
    row = Succession.objects.get(predecessor=office.energy)
    confirm_inheritance(actor=MACHINE, succession=row, version=1, takes="all", basis="5/TB-SCT")
    Succession.objects.filter(predecessor=office.trade).delete()
    after = text(desk.get(why))
    assert "của Phòng Quản lý năng lượng (tiền thân)" in after
    told = text(desk.get(home))
    assert "chưa được tính" not in told
    assert "Hoàn thành xuất sắc nhiệm vụ, của Phòng Quản lý năng lượng (tiền thân)" in told


def test_a_predecessor_of_old_is_named_and_struck(desk, office):
    url = reverse("desk:predecessor", args=[office.energy.uid])
    told = {"predecessor": f"organisation:{office.trade.uid}", "on": "01/07/2012",
            "ground": "merged"}  # fmt: skip
    assert desk.post(url, told).status_code == 302
    row = Succession.objects.get()
    back = reverse("desk:inheritance-back", args=[row.uid, "xoa"])
    assert desk.post(back, {"reason": "Nhầm", "edit_version": "1"}).status_code == 302
    assert not Succession.objects.exists()


def test_an_event_is_undone_from_its_page(desk, office):
    merged(office)
    url = reverse("desk:undo-event", args=[Event.objects.get().uid])
    assert desk.get(url).status_code == 200
    version = Event.objects.get().edit_version
    assert desk.post(url, {"reason": "Nhầm", "edit_version": version}).status_code == 302
    assert not Event.objects.exists()


def test_the_picture_links_who_came_before_and_after(desk, office):
    new = merged(office)
    told = text(page(desk, "tree-history", tu="2020", den="2026"))
    assert told.count('class="lines__link lines__link--open"') == 2
    assert told.count('class="lines__name"') == 4
    assert "Nơi kế thừa: Phòng Năng lượng - Thương mại" in told
    assert 'style="' not in told
    assert "Phòng Quản lý thương mại" in text(page(desk, "organisation-life", new.uid))


def test_blocs_of_a_year_stand_with_their_results(desk, office):
    bloc = found("Khối các phòng", "bloc", office.department)
    join_bloc(actor=MACHINE, bloc=bloc, organisation=office.energy, year=2024, part="leader")
    BlocResult.objects.create(
        organisation=office.energy, year=2024, name="Khối các phòng", leader=True
    )
    told = text(page(desk, "organisation-life", office.energy.uid))
    assert "Khối các phòng" in told
    assert "Dẫn đầu" in told
    assert "Cụm trưởng, khối trưởng" in told
    own = text(page(desk, "organisation-life", bloc.uid))
    assert "Phòng Quản lý năng lượng" in own
    assert "Chuyển thành viên sang năm 2025" in own
    carry = reverse("desk:bloc-carry", args=[bloc.uid])
    for year, members in (("2025", 2), ("2025", 2), ("hai", 2)):
        desk.post(carry, {"year": year})
        assert bloc.bloc_members.count() == members


def test_only_who_keeps_organisations_may_change_them(client, office):
    merged(office)
    event, row = Event.objects.get(), Succession.objects.first()
    doors = [
        reverse("desk:reorganise", args=[office.department.uid, "doi-ten"]),
        reverse("desk:undo-event", args=[event.uid]),
        reverse("desk:inheritance", args=[row.uid]),
        reverse("desk:inheritance-back", args=[row.uid, "xoa"]),
        reverse("desk:predecessor", args=[office.department.uid]),
    ]
    client.force_login(office.user(Role.AUDITOR))
    assert {client.get(url).status_code for url in doors} == {403}
    assert client.post(reverse("desk:enact-events")).status_code == 403
    client.force_login(office.neighbour_officer)
    assert {client.get(url).status_code for url in doors} == {404}
    client.force_login(office.user(Role.NOMINEE))
    assert page(client, "tree").status_code == page(client, "tree-history").status_code == 404
