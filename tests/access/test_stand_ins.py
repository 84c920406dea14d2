"""Acting for another: how far, how long, and that it always shows."""

from datetime import date, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from thidua.foundation.access.actions.act_for import act_for
from thidua.foundation.access.actions.name_stand_in import name_stand_in
from thidua.foundation.access.actions.revoke_stand_in import revoke_stand_in
from thidua.foundation.access.actions.set_password import set_password
from thidua.foundation.access.models import Grant, StandIn, User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.predicates import NotPermitted, in_person
from thidua.foundation.policy.roles import Role
from thidua.foundation.registry.actions.record_rating import record_rating

TODAY = date(2026, 11, 22)


@pytest.fixture
def deputy(office):
    """The officer of a unit, who may stand in for the department's for ten days."""
    with time_machine.travel(TODAY):
        user = office.user(Role.UNIT_OFFICER)
        name_stand_in(actor=office.officer, absent=office.officer, deputy=user,
                      valid_from=TODAY, valid_to=TODAY + timedelta(days=10))  # fmt: skip
        yield user


def acting(deputy):
    """The deputy as a request that acts for the absent sees him."""
    user = User.objects.get(pk=deputy.pk)
    user.act_under(StandIn.objects.get(deputy=deputy))
    return user


def test_the_other_s_reach_and_one_s_own_name(office, deputy):
    user = acting(deputy)
    assert user.reach(Role.DEPARTMENT_OFFICER) == office.officer.reach(Role.DEPARTMENT_OFFICER)
    assert not user.reach(Role.UNIT_OFFICER)  # not one's own on top of it
    assert user.uid == deputy.uid
    assert user.acting_for == office.officer
    record_rating(actor=user, person=office.an, year=2024, rating="good")
    event = AuditEvent.objects.get(verb="record_rating")
    assert event.actor_uid == deputy.uid
    assert event.on_behalf_uid == office.officer.uid


def test_what_is_done_in_person_only(office, deputy):
    keeper = office.user(Role.ADMINISTRATOR)
    name_stand_in(actor=keeper, absent=keeper, deputy=deputy, valid_to=TODAY + timedelta(days=5))
    user = User.objects.get(pk=deputy.pk)
    user.act_under(StandIn.objects.get(absent=keeper))
    assert not user.reach(Role.ADMINISTRATOR)
    with pytest.raises(NotPermitted):
        set_password(actor=user, user=office.officer, password="một câu khác hẳn")
    user = User.objects.get(pk=deputy.pk)
    user.act_under(StandIn.objects.get(absent=office.officer, deputy=deputy))
    assert not in_person(user)
    assert in_person(deputy)
    with pytest.raises(NotPermitted):  # a deputy passes nothing on
        name_stand_in(actor=user, absent=deputy, deputy=office.user(Role.AUDITOR),
                      valid_to=TODAY + timedelta(days=3))  # fmt: skip


def test_from_the_first_day_to_the_day_before_the_last(office, deputy):
    row = StandIn.objects.get()
    row.refresh_from_db()
    for day, runs in ((-1, False), (0, True), (9, True), (10, False)):
        on = TODAY + timedelta(days=day)
        assert row.runs(on) is runs, day
        assert StandIn.objects.running(on).exists() is runs, day
        with time_machine.travel(on):
            if runs:
                act_for(actor=deputy, stand_in=row)
            else:
                with pytest.raises(NotPermitted):
                    act_for(actor=deputy, stand_in=row)


def test_only_the_absent_or_the_keeper_gives_and_takes_back(office, deputy):
    row, later = StandIn.objects.get(), TODAY + timedelta(days=40)
    for stranger in (deputy, office.user(Role.AUDITOR)):
        with pytest.raises(NotPermitted):
            name_stand_in(actor=stranger, absent=office.officer, deputy=stranger, valid_to=later)
        with pytest.raises(NotPermitted):
            revoke_stand_in(actor=stranger, stand_in=row, version=1)
    revoke_stand_in(actor=office.user(Role.ADMINISTRATOR), stand_in=row, version=1, reason="về")
    assert not StandIn.objects.running(TODAY).exists()
    assert [event.verb for event in AuditEvent.objects.filter(target_model="standin")] == [
        "revoke_stand_in", "name_stand_in",
    ]  # fmt: skip


def test_two_periods_of_a_pair_never_meet_not_even_past_the_action(office, deputy):
    span = {"absent": office.officer, "deputy": deputy}
    inside = {"valid_from": TODAY + timedelta(days=5), "valid_to": TODAY + timedelta(days=30)}
    with pytest.raises(ValidationError, match="trùng"):
        name_stand_in(actor=office.officer, **span, **inside)
    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.create(**span, **inside)
    later = StandIn.objects.create(
        **span, valid_from=TODAY + timedelta(days=10), valid_to=TODAY + timedelta(days=30)
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.filter(pk=later.pk).update(valid_from=TODAY + timedelta(days=9))
    StandIn.objects.exclude(pk=later.pk).update(revoked_at=timezone.now())
    StandIn.objects.filter(pk=later.pk).update(valid_from=TODAY + timedelta(days=5))
    with pytest.raises(IntegrityError), transaction.atomic():
        StandIn.objects.create(absent=deputy, deputy=deputy, valid_from=TODAY,
                               valid_to=TODAY + timedelta(days=1))  # fmt: skip


def test_the_banner_shows_on_every_page_until_it_is_over(client, office, deputy):
    row = StandIn.objects.get()
    client.force_login(deputy)
    own = client.get(reverse("desk:own-account")).content.decode()
    assert "Bạn được làm thay" in own
    client.post(reverse("desk:act-for", args=[row.uid]))
    for address in (reverse("desk:home"), reverse("desk:register", args=["ky-luat"])):
        page = client.get(address)
        assert page.status_code == 200
        assert "Bạn đang làm thay" in page.content.decode()
        assert "đến hết ngày 01/12/2026" in page.content.decode()
    assert client.get(reverse("desk:own-account")).url == reverse("desk:home")
    StandIn.objects.update(valid_from=TODAY - timedelta(days=3), valid_to=TODAY)
    page = client.get(reverse("desk:home")).content.decode()
    assert "Bạn đang làm thay" not in page
    assert "Thời gian làm thay đã hết" in page
    events = AuditEvent.objects.filter(actor_uid=deputy.uid).values_list("verb", flat=True)
    assert list(events) == ["act_for"]


def test_taken_back_while_it_is_used_it_ends_with_the_next_page(client, office, deputy):
    row = StandIn.objects.get()
    client.force_login(deputy)
    client.post(reverse("desk:act-for", args=[row.uid]))
    revoke_stand_in(actor=office.officer, stand_in=row, version=1)
    page = client.get(reverse("desk:home")).content.decode()
    assert "Bạn đang làm thay" not in page
    assert client.get(reverse("desk:register", args=["ky-luat"])).status_code == 404


def test_one_stops_by_one_press(client, office, deputy):
    client.force_login(deputy)
    client.post(reverse("desk:act-for", args=[StandIn.objects.get().uid]))
    client.post(reverse("desk:stop-acting"))
    assert "Bạn đang làm thay" not in client.get(reverse("desk:home")).content.decode()
    assert AuditEvent.objects.latest("pk").verb == "stop_acting"


def test_the_own_page_gives_and_takes_back(client, office):
    client.force_login(office.officer)
    told = {"deputy": "unit_officer", "valid_to": "01/01/2027"}
    with time_machine.travel(TODAY):
        unknown = client.post(reverse("desk:own-stand-in"), told | {"deputy": "ai đó"})
        assert "Không có tài khoản đang dùng nào" in unknown.content.decode()
        assert client.post(reverse("desk:own-stand-in"), told).status_code == 302
        row = StandIn.objects.get()
        assert (row.valid_from, row.valid_to) == (
            TODAY,
            date(2027, 1, 2),
        )  # the day typed is the last one
        client.post(reverse("desk:own-stand-in-revoke", args=[row.uid]), {"edit_version": "1"})
    row.refresh_from_db()
    assert row.revoked_at is not None


def test_a_stand_in_never_gives_more_than_the_absent_has_that_day(office, deputy):
    Grant.objects.filter(user=office.officer).update(valid_to=TODAY)
    assert not acting(deputy).reach(Role.DEPARTMENT_OFFICER)
