"""The administrator's pages: accounts, granted roles, stand-ins."""

import re
from datetime import date

import pytest
from django.urls import reverse

from tests.office import MACHINE, PASSWORD
from thidua.foundation.access.actions.correct_stand_in import correct_stand_in
from thidua.foundation.access.actions.correct_user import correct_user
from thidua.foundation.access.actions.create_user import create_user
from thidua.foundation.access.actions.name_stand_in import name_stand_in
from thidua.foundation.access.models import Grant, StandIn, User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.people.models import Person
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.reorganising.actions.merge_organisations import merge_organisations


@pytest.fixture
def desk(client, office):
    client.force_login(office.user(Role.ADMINISTRATOR))
    return client


def account(user):
    return reverse("desk:record", args=["tai-khoan", user.uid])


def test_an_account_from_its_opening_to_its_closing(desk, office):
    Person.objects.filter(pk=office.binh.pk).update(staff_number="CB-7")
    told = {"username": "binh", "full_name": "Bình", "staff_number": "CB-7"}
    page = desk.post(reverse("desk:record-new", args=["tai-khoan"]), told)
    user = User.objects.get(username="binh")
    assert page.url == account(user)
    assert user.person == office.binh
    assert not user.has_usable_password()

    issued = desk.post(f"{account(user)}mat-khau/", {"reason": "mới mở", "edit_version": "1"})
    password = issued.context["password"]
    assert password in issued.content.decode()
    assert "no-store" in issued.headers["cache-control"]
    assert password not in str(list(AuditEvent.objects.values()))
    other = type(desk)()
    other.post(reverse("desk:sign-in"), {"username": "binh", "password": password})
    assert other.get("/").url == reverse("desk:own-password")

    grant = {"user": "binh", "role": "clerk", "organisation": office.energy.pk, "reason": "QĐ 7"}
    desk.post(reverse("desk:record-new", args=["giao-quyen"]), grant)
    held = Grant.objects.get(user=user)
    assert (held.role, held.organisation) == (Role.CLERK, office.energy)
    shown = desk.get(account(user)).content.decode()
    assert "văn thư, Phòng Quản lý năng lượng" in shown
    assert len(re.findall("thiết bị không rõ", shown)) == 1  # where binh is signed in
    desk.post(reverse("desk:account-sessions-end", args=[user.uid]))
    assert other.get("/").url.startswith(reverse("desk:sign-in"))

    ended = {"on": "01/01/2027", "reason": "chuyển việc", "edit_version": "1"}
    desk.post(reverse("desk:record-deed", args=["giao-quyen", held.uid, "ket-thuc"]), ended)
    held.refresh_from_db()
    assert str(held.valid_to) == "2027-01-01"
    closing = {"reason": "thôi việc", "edit_version": "1"}
    desk.post(reverse("desk:record-deed", args=["tai-khoan", user.uid, "ngung"]), closing)
    user.refresh_from_db()
    assert not user.is_active


def test_the_lists_show_what_is_kept_here_and_nothing_beyond(desk, office):
    listed = desk.get(reverse("desk:register", args=["tai-khoan"]), {"q": "lang gieng"})
    assert listed.context["page"].paginator.count == 0
    assert desk.get(account(office.neighbour_officer)).status_code == 404
    book = desk.get(reverse("desk:register", args=["tai-khoan"]), {"q": "can bo", "role": "clerk"})
    assert book.status_code == 200
    one = desk.get(reverse("desk:register", args=["tai-khoan"]), {"role": "clerk"})
    assert [row.username for row in one.context["page"]] == ["clerk"]
    for slug in ("tai-khoan", "giao-quyen", "lam-thay"):
        file = desk.get(reverse("desk:register-file", args=[slug, "csv"])).content.decode()
        assert "lang_gieng" not in file
        assert "password" not in file


@pytest.mark.parametrize("slug", ["tai-khoan", "giao-quyen", "lam-thay"])
def test_a_list_asks_as_often_for_many_rows_as_for_few(
    desk, office, slug, django_assert_max_num_queries
):
    people = [User(username=f"u{n}", full_name=f"Người {n}") for n in range(40)]
    span = {"deputy": office.officer, "valid_from": "2026-01-01", "valid_to": "2027-01-01"}
    StandIn.objects.create(absent=office.user(Role.CLERK), **span)
    address = reverse("desk:register", args=[slug])
    with django_assert_max_num_queries(40) as few:
        desk.get(address)
    made = User.objects.bulk_create(people)
    Grant.objects.bulk_create(
        Grant(user=user, role=Role.CLERK, organisation=office.energy) for user in made
    )
    for user in made:
        StandIn.objects.create(absent=user, **span)
    with django_assert_max_num_queries(len(few.captured_queries)):
        assert desk.get(address).context["page"].paginator.count >= 40


def test_nobody_raises_the_own_rights_nor_grants_beyond(desk, office):
    new = reverse("desk:record-new", args=["giao-quyen"])
    told = {"user": "administrator", "role": "auditor", "organisation": office.energy.pk,
            "reason": "thử"}  # fmt: skip
    assert desk.post(new, told).status_code == 403
    beyond = told | {"user": "clerk", "organisation": office.neighbour.pk}
    assert desk.post(new, beyond).status_code == 422
    assert not Grant.objects.filter(role=Role.AUDITOR, organisation=office.energy).exists()


def test_the_administrator_names_and_takes_back_a_stand_in(desk, office):
    told = {
        "absent": office.officer.pk, "deputy": office.user(Role.CLERK).pk,
        "valid_from": "01/01/2027", "valid_to": "01/02/2027", "reason": "nghỉ phép",
    }  # fmt: skip
    desk.post(reverse("desk:record-new", args=["lam-thay"]), told)
    row = StandIn.objects.get()
    again = desk.post(reverse("desk:record-new", args=["lam-thay"]), told)
    assert "trùng" in again.content.decode()
    dates = {"valid_from": "02/01/2027", "valid_to": "01/02/2027", "reason": "sửa",
             "edit_version": "1"}  # fmt: skip
    desk.post(reverse("desk:record-correct", args=["lam-thay", row.uid]), dates)
    back = {"reason": "về sớm", "edit_version": "2"}
    desk.post(reverse("desk:record-deed", args=["lam-thay", row.uid, "thu-hoi"]), back)
    row.refresh_from_db()
    assert row.revoked_at is not None
    assert (str(row.valid_from), str(row.valid_to)) == ("2027-01-02", "2027-02-02")
    form = desk.get(reverse("desk:record-correct", args=["lam-thay", row.uid])).context["form"]
    assert str(form["valid_to"].value()) == "2027-02-01", "the last day, as it was typed"


def test_an_account_is_kept_by_whoever_reaches_all_it_opens(office):
    keeper, unit = office.user(Role.ADMINISTRATOR), office.user(Role.UNIT_OFFICER)
    Grant.objects.filter(user=keeper).update(organisation=office.energy)
    keeper = office.user(Role.ADMINISTRATOR)
    kept = User.objects.visible_to(keeper)
    assert unit in kept
    row = StandIn.objects.create(absent=office.officer, deputy=unit, valid_from="2026-01-01",
                                 valid_to="2999-01-01")  # fmt: skip
    assert unit not in kept.all()  # his password would open the department
    StandIn.objects.filter(pk=row.pk).update(revoked_at="2026-01-02T00:00Z")
    assert unit in kept.all()
    stranger = User.objects.create(username="binh", full_name="Bình", person=office.binh)
    assert stranger not in kept.all()  # a person of another division, without a role


def test_no_administrator_stands_in_by_own_hand(office):
    keeper = office.user(Role.ADMINISTRATOR)
    with pytest.raises(NotPermitted, match="tự đổi quyền"):
        name_stand_in(actor=keeper, absent=office.officer, deputy=keeper, valid_to=date(2999, 1, 1))
    mine = StandIn.objects.create(absent=office.officer, deputy=keeper, valid_from=date(2026, 1, 1),
                                  valid_to=date(2026, 2, 1))  # fmt: skip
    with pytest.raises(NotPermitted, match="tự đổi quyền"):
        correct_stand_in(actor=keeper, stand_in=mine, version=1, valid_from=date(2026, 1, 1),
                         valid_to=date(2999, 1, 1))  # fmt: skip


def test_whose_account_it_is_follows_the_reach_too(office):
    keeper, told = office.user(Role.ADMINISTRATOR), {"full_name": "Lê Ca", "email": ""}
    with pytest.raises(NotPermitted):  # somebody else's own page would open
        correct_user(actor=keeper, user=keeper, version=1, person=office.binh, **told)
    with pytest.raises(NotPermitted):
        create_user(actor=keeper, username="ca", person=office.stranger, **told)
    clerk = office.user(Role.CLERK)
    with pytest.raises(NotPermitted):
        correct_user(actor=keeper, user=clerk, version=1, person=office.stranger, **told)
    assert not User.objects.filter(username="ca").exists()
    Grant.objects.filter(user=clerk).update(
        organisation=office.neighbour, valid_to=date(2024, 1, 1)
    )
    Grant.objects.create(user=clerk, role=Role.CLERK, organisation=office.energy)
    correct_user(actor=keeper, user=clerk, version=1, person=office.binh, **told)  # he moved here


def test_a_lock_out_shows_in_the_list_and_is_lifted_there(desk, office):
    other = type(desk)()
    for _attempt in range(10):
        other.post(reverse("desk:sign-in"), {"username": "clerk", "password": "sai"})
    locked = desk.get(reverse("desk:register", args=["tai-khoan"]), {"state": "locked"})
    assert [row.username for row in locked.context["page"]] == ["clerk"]
    clerk = office.user(Role.CLERK)
    assert "Mở khóa đăng nhập" in desk.get(account(clerk)).content.decode()
    lifted = {"reason": "gõ nhầm", "edit_version": "1"}
    desk.post(reverse("desk:record-deed", args=["tai-khoan", clerk.uid, "mo-khoa"]), lifted)
    answer = other.post(reverse("desk:sign-in"), {"username": "clerk", "password": PASSWORD})
    assert answer.status_code == 302


def test_roles_follow_a_merger_by_one_press(desk, office):
    """The event moves none: the administrator is told, and says so."""
    officer, head = office.users["unit_officer"], office.users["unit_head"]
    into = {"into": office.trade, "people": "go", "on": date(2026, 7, 1)}
    merge_organisations(
        actor=MACHINE, organisations=[office.energy], legal_basis="12/QĐ-UBND", **into
    )
    assert office.user(Role.UNIT_OFFICER).reach(Role.UNIT_OFFICER).places == {office.energy.pk}
    told = desk.get("/").content.decode()
    assert "vai trò còn giao trên tổ chức đã chấm dứt" in told
    listed = desk.get(reverse("desk:register", args=["giao-quyen"]), {"state": "stranded"})
    assert {row.user for row in listed.context["page"]} == {officer, head}

    other = Grant.objects.create(
        user=office.users["clerk"], role=Role.CLERK, organisation=office.energy,
        valid_from=date(2026, 1, 1),
    )  # fmt: skip
    held = officer.grants.get()
    deed = reverse("desk:record-deed", args=["giao-quyen", held.uid, "chuyen"])
    form = desk.get(deed).context["form"]
    offered = {name: form[name].value() for name in ("organisation", "on", "others", "reason")}
    assert offered == {"organisation": office.trade.pk, "on": date(2026, 7, 1), "others": True,
                       "reason": "12/QĐ-UBND"}  # fmt: skip
    sent = {"organisation": office.trade.pk, "on": "01/07/2026", "others": "on",
            "reason": "12/QĐ-UBND", "edit_version": "1"}  # fmt: skip
    assert desk.post(deed, sent).status_code == 302
    for before in (held, other):
        before.refresh_from_db()
        after = Grant.objects.get(user=before.user, organisation=office.trade)
        assert (before.valid_to, after.valid_from) == (date(2026, 7, 1), date(2026, 7, 1))
        assert (after.role, after.valid_to) == (before.role, None)
    assert office.user(Role.UNIT_OFFICER).reach(Role.UNIT_OFFICER).places == {office.trade.pk}
    assert head.grants.get().organisation == office.energy, "a head is named anew"
    event = AuditEvent.objects.filter(verb="move_grant").latest("pk")
    assert event.after["moved_to"]["organisation"]["name"] == office.trade.name
    assert desk.post(deed, sent).status_code == 404, "it stands on nothing that has ended"


def test_nobody_gives_oneself_a_password_without_the_present_one(desk, office):
    own, kept = office.user(Role.ADMINISTRATOR), office.user(Role.ADMINISTRATOR).password
    for deed in ("mat-khau/", "lien-ket/"):
        page = desk.post(f"{account(own)}{deed}", {"reason": "quên", "edit_version": "1"})
        assert page.status_code == 422
        assert "tài khoản của chính bạn" in page.content.decode()
    own.refresh_from_db()
    assert own.password == kept
