"""Pages of accounts in a real Chromium: wide and narrow, axe clean, the strictest page policy."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, sync_playwright

from tests.office import PASSWORD, Office, open_office
from thidua.foundation.access.models import StandIn
from thidua.foundation.policy.roles import Role

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
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
    if not AXE.exists():
        pytest.skip("thiếu axe-core: npm ci")
    # The browser's event loop runs in this thread: the ORM is used before and after it only.
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        opened = browser.new_context(base_url=live_server.url).new_page()
        opened.errors = []
        opened.on("console", lambda said: said.type == "error" and opened.errors.append(said.text))
        yield opened
        browser.close()


def enter(page: Page, name: str) -> None:
    page.context.clear_cookies()
    page.goto("/dang-nhap/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_url("**/")


def faults(page: Page) -> list[str]:
    """What axe finds, and a page wider than its window, at both widths."""
    found = []
    page.evaluate(AXE.read_text())
    for width in (1440, 390):
        page.set_viewport_size({"width": width, "height": 900})
        told = page.evaluate(
            f"() => axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}})"
        )
        found += [f"{one['id']}: {one['nodes'][0]['target']}" for one in told["violations"]]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"wider than {width}")
    page.set_viewport_size({"width": 1440, "height": 900})
    return found


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
