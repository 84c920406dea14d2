"""A forgotten password: the administrator's link, the letter; roles with a second factor."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.office import PASSWORD, Office
from thidua.foundation.access.models import SecondFactorDemand, User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.roles import Role

NEW = "con-trau-di-truoc"
TOLD = {"new": NEW, "again": NEW}


def link_for(client: Client, office: Office, user: User) -> str:
    """The path of a link the administrator issued."""
    client.force_login(office.user(Role.ADMINISTRATOR))
    address = reverse("desk:account-reset-link", args=[user.uid])
    issued = client.post(address, {"reason": "quên mật khẩu", "edit_version": "1"})
    assert "no-store" in issued.headers["cache-control"]
    assert "<svg" in issued.content.decode()
    return str(issued.context["link"].removeprefix("http://testserver"))


def test_the_link_of_the_administrator_opens_once(client: Client, office: Office) -> None:
    user = office.user(Role.CLERK)
    stranger, elsewhere = Client(), Client()
    elsewhere.post(reverse("desk:sign-in"), {"username": "clerk", "password": PASSWORD})
    assert elsewhere.get("/").status_code == 200
    link = link_for(client, office, user)
    page = stranger.get(link)
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert stranger.post(link, {"new": "clerk", "again": "clerk"}).status_code == 422
    assert stranger.post(link, TOLD | {"again": "khác"}).status_code == 422
    assert stranger.post(link, TOLD).url == reverse("desk:sign-in")
    assert stranger.post(link, TOLD).status_code == 404
    assert "Hãy xin người quản trị" in stranger.get(link).content.decode()
    assert office.user(Role.CLERK).check_password(NEW)
    assert elsewhere.get("/").status_code == 302, "other sessions end"
    verbs = list(AuditEvent.objects.filter(target_uid=user.uid).values_list("verb", flat=True))
    assert verbs[:2] == ["use_reset_link", "issue_reset_link"]
    token = link.rstrip("/").rpartition("/")[2]
    assert link == reverse("desk:reset-password", args=[user.uid, token])
    assert token not in str(list(AuditEvent.objects.values()))


def test_a_link_dies_after_a_day_or_with_the_account(client: Client, office: Office) -> None:
    user = office.user(Role.CLERK)
    with time_machine.travel("2026-11-20 08:00", tick=False):
        link = link_for(client, office, user)
    with time_machine.travel("2026-11-21 08:01", tick=False):
        assert Client().get(link).status_code == 404
    link = link_for(client, office, user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert Client().post(link, TOLD).status_code == 404


def test_only_who_keeps_the_account_issues_one(client: Client, office: Office) -> None:
    address = reverse("desk:account-reset-link", args=[office.user(Role.CLERK).uid])
    for role in (Role.DEPARTMENT_OFFICER, Role.AUDITOR):
        client.force_login(office.user(role))
        assert client.post(address, {"reason": "thử"}).status_code in (403, 404)


def test_a_letter_goes_to_the_account_and_nobody_learns_whether(
    client: Client, office: Office, settings: Any
) -> None:
    asking = reverse("desk:forgotten")
    assert client.get(asking).status_code == 404, "without a mail server there is no such page"
    assert asking not in client.get(reverse("desk:sign-in")).content.decode()
    settings.THIDUA = replace(settings.THIDUA, mail_server="mail.example:587")
    cache.clear()
    User.objects.filter(username="clerk").update(email="clerk@example.gov.vn")
    assert asking in client.get(reverse("desk:sign-in")).content.decode()
    said = [
        client.post(asking, {"name": name}, follow=True).content.decode()
        for name in ("khong-co-ai", "auditor", "CLERK@example.gov.vn", "clerk")
    ]
    notices = {tuple(re.findall(r'<p class="notice[^<]*', page)) for page in said}
    assert len(notices) == 1
    assert all("đã được gửi" in text for one in notices for text in one)
    (letter,) = mail.outbox
    assert letter.to == ["clerk@example.gov.vn"]
    link = re.search(r"http://testserver(\S+)", letter.body)
    assert link is not None
    assert Client().post(link[1], TOLD).url == reverse("desk:sign-in")
    assert AuditEvent.objects.filter(verb="mail_reset_link").count() == 1


@pytest.mark.parametrize("role", [Role.DEPARTMENT_OFFICER, Role.AUDITOR])
def test_the_page_of_roles_is_for_whoever_keeps_everybody(
    client: Client, office: Office, role: Role
) -> None:
    address = reverse("desk:second-factor-roles")
    client.force_login(office.user(role))
    assert client.get(address).status_code == 404
    client.force_login(office.user(Role.ADMINISTRATOR))
    assert client.get(address).status_code == 404, "somebody works beyond this administrator"


def test_a_role_that_is_ticked_enrols_at_the_next_sign_in(client: Client, office: Office) -> None:
    keeper = office.users[Role.ADMINISTRATOR]
    keeper.grants.update(organisation=office.province)
    client.force_login(office.user(Role.ADMINISTRATOR))
    address = reverse("desk:second-factor-roles")
    assert client.post(address, {"roles": ["auditor"], "reason": "Quy chế"}).status_code == 302
    assert client.post(address, {"roles": ["clerk"], "reason": "Sửa"}).status_code == 302
    assert [row.role for row in SecondFactorDemand.objects.all()] == ["clerk"]
    told = AuditEvent.objects.filter(verb="demand_second_factor").first()
    assert told is not None
    assert (told.before, told.after) == ({"roles": ["auditor"]}, {"roles": ["clerk"]})
    for name, first in (("clerk", True), ("auditor", False)):
        other = Client()
        other.post(reverse("desk:sign-in"), {"username": name, "password": PASSWORD})
        page = other.get("/")
        assert (page.status_code == 302) is first, name
