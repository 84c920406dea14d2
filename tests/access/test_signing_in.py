"""Signing in: names, passwords, lock-outs, sessions."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings as office_settings
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from tests.office import MACHINE, PASSWORD
from thidua.foundation.access import lockout
from thidua.foundation.access.actions.create_user import create_user
from thidua.foundation.access.actions.deactivate_user import deactivate_user
from thidua.foundation.access.actions.set_password import set_password
from thidua.foundation.access.actions.unlock_user import unlock_user
from thidua.foundation.access.models import User
from thidua.foundation.access.sessions import open_sessions
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role

TRIES = office_settings.AXES_FAILURE_LIMIT
GOOD = "con trâu đi trước cái cày"


def fail(sign_in, times, name="department_officer", **more):
    for _attempt in range(times):
        answer = sign_in(name, "sai", **more)
    return answer.content.decode()


def test_by_name_in_any_case_or_by_mail(client, office, sign_in):
    User.objects.filter(pk=office.officer.pk).update(email="canbo@example.vn")
    for name in ("department_officer", "Department_Officer", "CANBO@example.vn"):
        assert sign_in(name).status_code == 302
        client.logout()


def test_a_wrong_password_says_what_to_do(office, sign_in):
    page = sign_in("department_officer", "sai").content.decode()
    assert "hãy nhờ người quản trị đặt lại" in page


def test_an_account_waits_here_after_failed_tries_and_is_told_how_long(client, office, sign_in):
    User.objects.filter(pk=office.officer.pk).update(email="canbo@example.vn")
    assert "phút" not in fail(sign_in, TRIES - 1)
    assert "Hãy chờ 15 phút" in fail(sign_in, 1, "CanBo@example.vn")  # the same account
    answer = sign_in("department_officer")
    assert answer.status_code == 200
    assert "Hãy chờ 15 phút" in answer.content.decode()
    assert sign_in("auditor").status_code == 302  # a colleague behind the same address
    client.logout()
    assert sign_in("department_officer", REMOTE_ADDR="192.0.2.9").status_code == 302  # elsewhere
    client.logout()
    with time_machine.travel(timezone.now() + timedelta(minutes=10)):
        assert "Hãy chờ 5 phút" in sign_in("department_officer").content.decode()
    with time_machine.travel(timezone.now() + timedelta(minutes=16)):
        assert sign_in("department_officer").status_code == 302


def test_a_lock_out_is_recorded_once_and_the_administrator_lifts_it(office, sign_in):
    fail(sign_in, TRIES + 3)
    locked = AuditEvent.objects.get(verb="lock_out")
    assert locked.target_uid == office.officer.uid
    assert locked.organisation_uid == office.department.uid  # auditors of the place may read it
    assert locked.after == {"address": "127.0.0.1", "tries": TRIES}
    assert User.objects.annotate(locked=lockout.locked_out()).get(pk=office.officer.pk).locked
    with pytest.raises(NotPermitted):
        unlock_user(actor=office.user(Role.AUDITOR), user=office.officer)
    unlock_user(actor=office.user(Role.ADMINISTRATOR), user=office.officer)
    assert sign_in("department_officer").status_code == 302


def test_tries_hold_for_every_process_and_keep_no_typed_secret(office, sign_in):
    fail(sign_in, 1, "mat-khau-go-nham-o-day")
    kept = lockout.AccessAttempt.objects.get()
    assert kept.username.startswith("?")
    assert "nham" not in f"{kept.username}{kept.post_data}{kept.get_data}"


def test_many_names_from_one_place_wait_too(office, sign_in, monkeypatch):
    monkeypatch.setattr(lockout, "PER_PLACE", 3)
    for name in ("a", "b", "c"):
        sign_in(name, "sai")
    assert sign_in("department_officer").status_code == 200


def test_behind_the_office_s_proxy_each_visitor_is_counted_apart(office, sign_in, settings):
    settings.THIDUA = type(settings.THIDUA)(https=True, year=2025)

    def attempt(password, seen_by_proxy):
        forwarded = {"x-forwarded-for": f"1.2.3.4, {seen_by_proxy}"}
        return sign_in("department_officer", password, headers=forwarded).status_code

    for _attempt in range(TRIES):
        attempt("sai", "203.0.113.7")
    assert attempt(PASSWORD, "203.0.113.7") == 200
    assert attempt(PASSWORD, "không phải địa chỉ") == 302


def test_demonstration_accounts_open_no_other_door(office, sign_in, settings):
    User.objects.filter(pk=office.officer.pk).update(demonstration=True)
    assert sign_in("department_officer").status_code == 200
    settings.THIDUA = type(settings.THIDUA)(demonstration=True, year=2025)
    assert sign_in("department_officer").status_code == 302


@pytest.mark.parametrize("password", ["ngan", "password123456", "department_officer", "1234567890"])
def test_passwords_that_are_easily_guessed_are_refused(office, password):
    with pytest.raises(ValidationError):
        set_password(actor=office.officer, user=office.officer, password=password)
    with pytest.raises(ValidationError):
        create_user(actor=MACHINE, username="department_officer2", full_name="Cán bộ",
                    password=password)  # fmt: skip


def test_a_temporary_password_is_changed_before_anything_else(client, office, sign_in, inside):
    keeper = office.user(Role.ADMINISTRATOR)
    set_password(actor=keeper, user=office.officer, password=GOOD, temporary=True)
    sign_in("department_officer", GOOD)
    assert client.get(reverse("desk:register", args=["ca-nhan"])).url == reverse(
        "desk:own-password"
    )
    part = client.get(reverse("desk:search"), headers={"hx-request": "true"})
    assert part.headers["HX-Redirect"] == reverse("desk:own-password")
    told = {"current": GOOD, "new": "một câu khác hẳn", "again": "một câu khác hẳn"}
    same = client.post(reverse("desk:own-password"), told | {"new": GOOD, "again": GOOD})
    assert "phải khác mật khẩu hiện tại" in same.content.decode()
    assert client.post(reverse("desk:own-password"), told).status_code == 302
    assert inside() == office.officer
    assert client.get(reverse("desk:register", args=["ca-nhan"])).status_code == 200


def test_the_own_password_asks_for_the_current_one_and_counts_wrong_ones(client, office):
    client.force_login(office.officer)
    told = {"current": "sai", "new": GOOD, "again": GOOD}
    for _attempt in range(TRIES):
        page = client.post(reverse("desk:own-password"), told).content.decode()
        assert "chưa có gì thay đổi" in page or "Hãy chờ" in page
    again = client.post(reverse("desk:own-password"), told | {"current": PASSWORD})
    assert "Hãy chờ" in again.content.decode()
    assert office.officer.check_password(PASSWORD)


def test_sessions_are_listed_and_ended(client, office, sign_in, inside):
    other = type(client)()
    told = {"username": "department_officer", "password": PASSWORD}
    agent = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36"
    other.post(reverse("desk:sign-in"), told, headers={"user-agent": agent})
    sign_in("department_officer")
    page = client.get(reverse("desk:own-account"))
    assert [line["here"] for line in page.context["sessions"]] == [True, False]
    assert "Chrome, Windows" in page.content.decode()
    assert other.get("/").status_code == 200
    client.post(reverse("desk:own-sessions-end"))
    assert other.get("/").status_code == 302
    assert inside() == office.officer
    event = AuditEvent.objects.get(verb="end_sessions")
    assert event.after == {"sessions": 1}


def test_the_list_says_to_ten_minutes_when_a_session_was_used(client, office, sign_in):
    sign_in("department_officer")
    before = open_sessions(office.officer)[0].last_seen_at
    client.get("/")
    assert open_sessions(office.officer)[0].last_seen_at == before  # no write a page
    with time_machine.travel(timezone.now() + timedelta(minutes=11)):
        client.get("/")
        assert open_sessions(office.officer)[0].last_seen_at > before + timedelta(minutes=10)


def test_nobody_ends_another_s_session_from_the_own_page(client, office, sign_in):
    other = type(client)()
    other.post(reverse("desk:sign-in"), {"username": "auditor", "password": PASSWORD})
    sign_in("department_officer")
    theirs = open_sessions(office.user(Role.AUDITOR))[0]
    client.post(reverse("desk:own-sessions-end"), {"session": theirs.pk})
    assert other.get("/").status_code == 200


def test_a_closed_account_is_out_at_once_and_nobody_closes_the_own(office, sign_in, inside):
    sign_in("department_officer")
    keeper = office.user(Role.ADMINISTRATOR)
    with pytest.raises(NotPermitted):
        deactivate_user(actor=keeper, user=keeper, version=1, reason="thử")
    deactivate_user(actor=keeper, user=office.officer, version=1, reason="thôi việc")
    assert inside() is None
    assert sign_in("department_officer").status_code == 200


def test_an_account_with_a_role_beyond_is_kept_from_above(office):
    keeper, beyond = office.user(Role.ADMINISTRATOR), office.neighbour_officer
    assert beyond not in User.objects.visible_to(keeper)
    with pytest.raises(NotPermitted, match="ngoài phạm vi quản trị"):
        set_password(actor=keeper, user=beyond, password=GOOD)
