"""A token acts as its owner and never further; it is shown once and kept as a digest."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from tests.api.conftest import Caller
from tests.office import PASSWORD
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.keeping import StaleEdit
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.tokens.actions.issue_token import MOST, issue_token
from thidua.foundation.tokens.actions.revoke_token import revoke_token
from thidua.foundation.tokens.holding import digest_of, holder_of
from thidua.foundation.tokens.models import ApiToken


def make(user, **more):
    return issue_token(actor=user, user=user, name="phần mềm", **more)


def test_only_a_digest_is_kept_and_the_trail_says_neither(office):
    issued = make(office.officer)
    row = ApiToken.objects.get()
    assert row.digest == digest_of(issued.clear)
    assert issued.clear.startswith(row.prefix)
    event = AuditEvent.objects.latest("pk")
    kept = f"{event.after} {event.target_label}"
    assert event.verb == "issue_token"
    assert event.organisation_uid == office.department.uid
    assert issued.clear not in kept
    assert row.digest not in kept
    with pytest.raises(IntegrityError), transaction.atomic():
        ApiToken.objects.filter(pk=row.pk).update(digest=issued.clear)


def test_it_opens_until_its_last_day_or_until_it_is_revoked(office):
    issued = make(office.officer, days=10)
    assert holder_of(issued.clear).user == office.officer
    with time_machine.travel(timezone.now() + timedelta(days=9)):
        assert holder_of(issued.clear)
    with time_machine.travel(timezone.now() + timedelta(days=10)):
        assert holder_of(issued.clear) is None
    revoke_token(actor=office.officer, token=issued.token, version=1)
    assert holder_of(issued.clear) is None


def test_nothing_else_opens(office):
    make(office.officer)
    for wrong in ("", "td_", "td_" + "x" * 43, "\x00", "đ" * 400, "\ud800"):
        assert holder_of(wrong) is None, wrong


@pytest.mark.parametrize("change", [{"is_active": False}, {"demonstration": True}])
def test_an_account_that_may_not_sign_in_has_no_working_token(office, change):
    issued = make(office.officer)
    User.objects.filter(pk=office.officer.pk).update(**change)
    assert holder_of(issued.clear) is None


def test_its_use_is_noted_at_most_once_a_minute(office, django_assert_num_queries):
    issued = make(office.officer)
    with django_assert_num_queries(2):
        holder_of(issued.clear)
    with django_assert_num_queries(1):
        first = holder_of(issued.clear).last_used
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        holder_of(issued.clear)
    assert ApiToken.objects.get().last_used > first


def test_a_time_without_end_is_refused(office):
    for days in (0, -1, 367):
        with pytest.raises(ValidationError):
            make(office.officer, days=days)


def test_too_many_are_refused_until_one_is_revoked(office):
    for _n in range(MOST):
        last = make(office.officer)
    with pytest.raises(ValidationError, match="thu hồi"):
        make(office.officer)
    revoke_token(actor=office.officer, token=last.token, version=1)
    make(office.officer)


def test_nobody_makes_a_token_of_somebody_who_signs_in(office):
    for role in Role:
        target = office.neighbour_officer if role is not Role.ADMINISTRATOR else office.officer
        with pytest.raises(NotPermitted):
            issue_token(actor=office.user(role), user=target, name="x")
    assert not ApiToken.objects.exists()


def test_the_administrator_makes_one_for_an_account_without_a_password(office):
    program = User.objects.create(username="nhan_su", full_name="Phần mềm nhân sự", password="!x")
    program.grants.create(role=Role.UNIT_OFFICER, organisation=office.energy)
    administrator = office.user(Role.ADMINISTRATOR)
    issued = issue_token(actor=administrator, user=program, name="nhân sự")
    assert holder_of(issued.clear).user == program
    assert issued.token.issued_by == administrator.full_name


def test_only_its_owner_and_who_keeps_the_account_revoke_it(office):
    token = make(office.officer).token
    for role in set(Role) - {Role.ADMINISTRATOR, Role.DEPARTMENT_OFFICER}:
        with pytest.raises(NotPermitted):
            revoke_token(actor=office.user(role), token=token, version=1)
    with pytest.raises(StaleEdit):
        revoke_token(actor=office.officer, token=token, version=9)
    revoke_token(actor=office.user(Role.ADMINISTRATOR), token=token, version=1, reason="mất máy")
    assert AuditEvent.objects.latest("pk").reason == "mất máy"


def test_one_s_own_page_makes_shows_once_and_revokes(client, office):
    client.force_login(office.officer)
    form = {"name": "nhân sự", "days": "30", "may_write": "on", "current": PASSWORD}
    page = client.post(reverse("desk:own-token-new"), form)
    row = ApiToken.objects.get()
    clear = page.context["clear"]
    assert (row.may_write, digest_of(clear)) == (True, row.digest)
    assert clear in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]
    own = client.get(reverse("desk:own-tokens")).content.decode()
    assert clear not in own
    assert row.prefix in own
    revoked = {"edit_version": row.edit_version}
    client.post(reverse("desk:own-token-revoke", args=[row.uid]), revoked)
    row.refresh_from_db()
    assert row.revoked_at is not None


def test_a_wrong_password_makes_no_token(client, office):
    client.force_login(office.officer)
    form = {"name": "x", "days": "30", "current": "sai"}
    assert client.post(reverse("desk:own-token-new"), form).status_code == 422
    assert not ApiToken.objects.exists()


def test_another_s_token_is_not_found_on_one_s_own_page(client, office):
    token = make(office.neighbour_officer).token
    client.force_login(office.officer)
    url = reverse("desk:own-token-revoke", args=[token.uid])
    assert client.post(url, {"edit_version": 1}).status_code == 404


def test_the_administrator_s_book(client, office):
    program = User.objects.create(username="nhan_su", full_name="Phần mềm nhân sự", password="!x")
    program.grants.create(role=Role.UNIT_OFFICER, organisation=office.energy)
    client.force_login(office.user(Role.ADMINISTRATOR))
    new = reverse("desk:record-new", args=["khoa-api"])
    assert list(client.get(new).context["form"].fields["user"].queryset) == [program]
    page = client.post(new, {"user": program.pk, "name": "nhân sự", "days": "30"})
    row = ApiToken.objects.get()
    assert digest_of(page.context["clear"]) == row.digest
    record = reverse("desk:record", args=["khoa-api", row.uid])
    assert page.context["clear"] not in client.get(record).content.decode()
    assert "Sửa</a>" not in client.get(record).content.decode()
    edit = reverse("desk:record-correct", args=["khoa-api", row.uid])
    assert client.get(edit).status_code in {403, 404}
    deed = reverse("desk:record-deed", args=["khoa-api", row.uid, "thu-hoi"])
    client.post(deed, {"reason": "đổi phần mềm", "edit_version": 1})
    row.refresh_from_db()
    assert row.revoked_at is not None
    for asked, count in (("revoked", 1), ("open", 0), ("past", 0)):
        listed = client.get(reverse("desk:register", args=["khoa-api"]), {"state": asked})
        assert listed.context["page"].paginator.count == count


def test_a_stand_in_makes_no_token(office):
    class StandIn:
        uid, full_name = office.officer.uid, "Người thay"
        acting_for = office.neighbour_officer

    with pytest.raises(NotPermitted):
        issue_token(actor=StandIn(), user=office.officer, name="x")


def test_a_session_opens_nothing(client, office):
    client.force_login(office.officer)
    assert client.get("/api/v1/people").status_code == 401
    assert Caller(office.officer).get("/people").status_code == 200
