"""Signing in by the organisation's OpenID Connect server, against a real one on this machine."""

from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from oidc_provider_mock import User as Identity
from oidc_provider_mock import run_server_in_thread

from tests.office import PASSWORD
from thidua.config.settings.signing_in import identity_providers
from thidua.foundation.access.actions.turn_on_second_factor import turn_on_second_factor
from thidua.foundation.access.models import User
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.roles import Role

# The server of the test stands on a library that is leaving an older way of its own behind.
pytestmark = pytest.mark.filterwarnings("ignore:.*:DeprecationWarning")


def person(sub, mail, *, verified=True, **more):
    return Identity(sub=sub, claims={"email": mail, "email_verified": verified, **more})


PEOPLE = [
    person("an-01", "An@SoCongThuong.vn", name="An", phone_number="0912345678"),
    person("an-02", "an@socongthuong.vn"),
    person("binh", "binh@socongthuong.vn", verified=False),
    person("khach", "khach@noi-khac.vn"),
]


@pytest.fixture(scope="module")
def server():
    with run_server_in_thread(user_claims=PEOPLE) as running:
        yield f"http://localhost:{running.server_port}"


@pytest.fixture
def through(office, client, server, settings):
    """Sign in at the server as somebody and come back; the last answer of the office."""
    settings.THIDUA = type(settings.THIDUA)(
        year=2025, oidc_server=server, oidc_client="thi-dua", oidc_secret="s", oidc_name="SSO tỉnh"
    )
    settings.SOCIALACCOUNT_PROVIDERS = identity_providers(settings.THIDUA)
    User.objects.filter(pk=office.officer.pk).update(email="an@socongthuong.vn")
    User.objects.filter(pk=office.user(Role.AUDITOR).pk).update(email="binh@socongthuong.vn")

    def go(sub, start=None, **form):
        away = client.get(start or reverse("openid_connect_login", args=["sso"]))
        assert away.url.startswith(server)
        told = form or {"sub": sub}
        back = requests.post(away.url, data=told, allow_redirects=False, timeout=10)
        arrived = urlsplit(back.headers["location"])
        return client.get(f"{arrived.path}?{arrived.query}")

    return go


def test_the_whole_way(client, office, through, inside):
    assert "Đăng nhập bằng SSO tỉnh" in client.get(reverse("desk:sign-in")).content.decode()

    # the verified e-mail of an account opens it, links it, and leaves its password alone
    assert through("an-01").url == "/"
    assert inside() == office.officer
    linked = SocialAccount.objects.get()
    assert (linked.uid, linked.user) == ("an-01", office.officer)
    assert "0912345678" not in str(linked.extra_data)  # told by the server, not kept here
    assert office.officer.check_password(PASSWORD)
    assert AuditEvent.objects.get(verb="link_identity").actor_uid == office.officer.uid
    client.post(reverse("desk:sign-out"))

    # from now on the identity itself, whatever becomes of the e-mail
    User.objects.filter(pk=office.officer.pk).update(email="")
    assert through("an-01").url == "/"
    client.post(reverse("desk:sign-out"))
    User.objects.filter(pk=office.officer.pk).update(email="an@socongthuong.vn")

    # another identity with the same e-mail, an unverified e-mail, a stranger: nobody comes in
    count = User.objects.count()
    for sub in ("an-02", "binh", "khach"):
        answer = through(sub)
        assert answer.url == reverse("desk:identity-refused", args=["khong-quen"]), sub
        page = client.get(answer.url)
        assert page.status_code == 403
        assert "Hãy nhờ người quản trị mở tài khoản" in page.content.decode()
        assert inside() is None
    assert (User.objects.count(), SocialAccount.objects.count()) == (count, 1)

    # stopped at the server, and a closed account
    refused = through("an-01", action="deny")
    assert refused.url == reverse("desk:identity-refused", args=["loi"])
    User.objects.filter(pk=office.officer.pk).update(is_active=False)
    closed = through("an-01")
    assert closed.url == reverse("desk:identity-refused", args=["dong"])
    assert inside() is None


def test_the_second_step_is_asked_here_too(client, office, through, inside, monkeypatch):
    monkeypatch.setattr(
        "thidua.foundation.access.actions.turn_on_second_factor.step_of", lambda *_told: 1
    )
    turn_on_second_factor(actor=office.officer, secret="JBSWY3DPEHPK3PXP", code="0")
    assert through("an-01").url == reverse("mfa_authenticate")
    assert inside() is None


def test_linking_from_the_own_page_needs_the_password_first(client, office, through):
    auditor = office.user(Role.AUDITOR)
    client.force_login(auditor)
    start = reverse("openid_connect_login", args=["sso"]) + "?process=connect"
    through("khach", start)  # an address from elsewhere, without the page before it
    assert not SocialAccount.objects.exists()
    page = client.post(reverse("desk:own-link"), {"current": PASSWORD})
    assert page.context["address"] == start
    through("khach", start)
    identity = SocialAccount.objects.get()
    assert identity.user == auditor
    client.post(reverse("desk:own-unlink"), {"identity": identity.pk})
    assert not SocialAccount.objects.exists()
    verbs = AuditEvent.objects.filter(actor_uid=auditor.uid).values_list("verb", flat=True)
    assert list(verbs) == ["unlink_identity", "link_identity"]


def test_without_settings_there_is_no_button_and_no_way(client, office):
    assert "oidc" not in client.get(reverse("desk:sign-in")).content.decode()
    assert client.get(reverse("openid_connect_login", args=["sso"])).status_code == 404
    client.force_login(office.officer)
    assert client.get(reverse("desk:own-link")).status_code == 404
