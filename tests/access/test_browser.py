"""Pages of accounts in a real Chromium: wide and narrow, axe clean, the strictest page policy."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browsing import enter, faults, opened
from tests.office import Office, open_office
from thidua.foundation.access.models import StandIn
from thidua.foundation.policy.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

OWN = ("/tai-khoan/", "/tai-khoan/mat-khau/", "/tai-khoan/hai-buoc/", "/tai-khoan/lam-thay/")
KEPT = ("/so-dang-ky/tai-khoan/", "/so-dang-ky/giao-quyen/them/", "/so-dang-ky/lam-thay/")


@pytest.fixture
def office(transactional_db) -> Office:
    office = open_office()
    today = timezone.localdate()
    StandIn.objects.create(
        absent=office.officer, deputy=office.user(Role.UNIT_OFFICER), valid_from=today,
        valid_to=today + timedelta(days=9),
    )  # fmt: skip
    return office


@pytest.fixture
def page(chromium_path, live_server, office):
    with opened(chromium_path, live_server) as page:
        yield page


def test_the_pages_of_accounts_are_clean(page):
    enter(page, "unit_officer")
    for address in OWN:
        page.goto(address)
        assert faults(page) == [], address
    page.goto("/tai-khoan/")
    page.click("text=Bắt đầu làm thay")
    page.wait_for_selector(".acting")
    assert faults(page) == []
    enter(page, "administrator")
    for address in KEPT:
        page.goto(address)
        assert faults(page) == [], address
    page.goto("/so-dang-ky/tai-khoan/?q=clerk")
    page.click("tbody th a")
    page.wait_for_selector("h1")
    assert faults(page) == []
    assert page.errors == []
