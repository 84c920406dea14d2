"""The second factor, from the own page to the door; secrets at rest."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.conf import settings as office_settings
from django.urls import reverse

from tests.office import PASSWORD
from thidua.config.management.commands.serve_demo import open_to_all
from thidua.foundation.access.actions.turn_off_second_factor import turn_off_second_factor
from thidua.foundation.access.actions.turn_on_second_factor import turn_on_second_factor
from thidua.foundation.access.second_factor import held, unused_codes, use_code
from thidua.foundation.audit.models import AuditEvent
from thidua.foundation.policy.predicates import NotPermitted
from thidua.foundation.policy.roles import Role
from thidua.foundation.records.secrets import Unreadable, seal, unseal

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def shown(secret, moment):
    """The code a telephone shows at a moment."""
    return format_hotp_value(hotp_value(secret, int(moment.timestamp()) // 30))


@pytest.fixture
def clock():
    with time_machine.travel(NOON, tick=False) as travelling:
        yield travelling


@pytest.fixture
def secured(office, clock):
    """The officer, with a telephone enrolled at noon."""
    turn_on_second_factor(actor=office.officer, secret=SECRET, code=shown(SECRET, NOON))
    return office.officer


def second_step(client, code):
    return client.post(reverse("mfa_authenticate"), {"code": code})


def test_from_the_own_page_to_the_door(client, office, sign_in, inside, clock):
    sign_in("department_officer")
    page = client.get(reverse("desk:own-second-factor"))
    assert "<svg" in page.content.decode()
    assert "style=" not in page.context["picture"]  # the strict page refuses inline styles
    secret = page.context["secret"].replace(" ", "")
    told = {"code": "000000", "current": PASSWORD}
    assert "Mã chưa đúng" in client.post(reverse("desk:own-second-factor"), told).content.decode()
    told["code"] = shown(secret, NOON)
    codes = client.post(reverse("desk:own-second-factor"), told, follow=True)
    assert len(codes.context["codes"]) == 10
    file = client.get(reverse("desk:own-codes-file"))
    assert codes.context["codes"][0] in file.content.decode()
    client.post(reverse("desk:sign-out"))

    assert sign_in("department_officer").url == reverse("mfa_authenticate")
    assert inside() is None  # the password alone opens nothing
    assert second_step(client, told["code"]).status_code == 200  # used when it was enrolled
    later = NOON + timedelta(seconds=60)
    clock.move_to(later)
    assert second_step(client, shown(secret, later)).url == "/"
    assert inside() == office.officer


def test_codes_of_the_telephone_and_recovery_codes_open_once(client, secured, sign_in, clock):
    later = NOON + timedelta(seconds=90)
    clock.move_to(later)
    code = shown(SECRET, later)
    assert use_code(secured, shown(SECRET, later - timedelta(seconds=30))) is not None
    assert use_code(secured, shown(SECRET, later - timedelta(seconds=30))) is None
    assert use_code(secured, code) is not None
    assert use_code(secured, code) is None
    spare = unused_codes(secured)[3]
    sign_in("department_officer")
    assert second_step(client, f"{spare[:4]} {spare[4:]}").status_code == 302
    client.post(reverse("desk:sign-out"))
    sign_in("department_officer")
    assert second_step(client, spare).status_code == 200
    assert len(unused_codes(secured)) == 9


def test_wrong_codes_lock_out_like_wrong_passwords(client, secured, sign_in):
    sign_in("department_officer")
    for _attempt in range(office_settings.AXES_FAILURE_LIMIT):
        page = second_step(client, "123456").content.decode()
    assert "Mã chưa đúng" in page
    assert "Hãy chờ 15 phút" in second_step(client, unused_codes(secured)[0]).content.decode()
    assert AuditEvent.objects.filter(verb="lock_out", target_uid=secured.uid).count() == 1


def test_a_required_second_factor_comes_first(client, office, sign_in, settings, clock):
    settings.THIDUA = type(settings.THIDUA)(year=2025, totp_roles=("department_officer",))
    sign_in("department_officer")
    people = reverse("desk:register", args=["ca-nhan"])
    assert client.get(people).url == reverse("desk:own-second-factor")
    secret = client.get(reverse("desk:own-second-factor")).context["secret"].replace(" ", "")
    told = {"code": shown(secret, NOON), "current": PASSWORD}
    assert client.post(reverse("desk:own-second-factor"), told).status_code == 302
    assert client.get(people).status_code == 200
    client.post(reverse("desk:sign-out"))
    sign_in("auditor")
    assert client.get(people).status_code == 200


def test_new_codes_replace_the_old_and_need_the_password(client, secured):
    client.force_login(secured)
    old = unused_codes(secured)
    refused = client.post(reverse("desk:own-codes"), {"current": "sai"})
    assert refused.status_code == 422
    assert unused_codes(secured) == old
    assert client.get(reverse("desk:own-codes-file")).status_code == 404
    shown_now = client.post(reverse("desk:own-codes"), {"current": PASSWORD}, follow=True)
    assert len(shown_now.context["codes"]) == 10
    assert not set(unused_codes(secured)) & set(old)


def test_turning_it_off_is_for_the_owner_or_whoever_keeps_the_account(client, office, secured):
    with pytest.raises(NotPermitted):
        turn_off_second_factor(actor=office.user(Role.AUDITOR), user=secured)
    turn_off_second_factor(
        actor=office.user(Role.ADMINISTRATOR), user=secured, reason="mất điện thoại"
    )
    assert not Authenticator.objects.exists()
    event = AuditEvent.objects.get(verb="turn_off_second_factor")
    assert (event.target_uid, event.reason) == (secured.uid, "mất điện thoại")


def test_secrets_are_sealed_at_rest_and_in_the_session(client, office, secured, settings):
    assert SECRET not in str(held(secured).data)
    client.force_login(office.user(Role.AUDITOR))
    secret = client.get(reverse("desk:own-second-factor")).context["secret"].replace(" ", "")
    assert secret not in str(dict(client.session))
    sealed = seal(b"001085000123")
    settings.FIELDS_KEYS = ["bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleTE=", *settings.FIELDS_KEYS]
    assert unseal(sealed) == b"001085000123"  # an older key still opens
    settings.FIELDS_KEYS = settings.FIELDS_KEYS[:1]
    with pytest.raises(Unreadable, match=r"fields\.key"):
        unseal(sealed)


def test_each_start_of_the_demonstration_forgets_the_last_visitor_s_telephone(secured, sign_in):
    for _attempt in range(office_settings.AXES_FAILURE_LIMIT):
        sign_in("department_officer", "sai")
    open_to_all(secured, "abcd-efgh-jkmn-pqrs")
    assert sign_in("department_officer", "abcd-efgh-jkmn-pqrs").url == "/"
