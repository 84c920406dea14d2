"""The desk in a real Chromium: wide and narrow, axe clean, no error in the console."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.office import PASSWORD, Office, engage, open_office
from thidua.foundation.registry.models import AwardHeld

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
PAGES = (
    "/", "/so-dang-ky/ca-nhan/", "/so-dang-ky/khen-thuong/", "/so-dang-ky/khen-thuong/them/",
    "/so-dang-ky/sang-kien/them/", "/so-dang-ky/tam-dung/", "/tim-kiem/?q=an",
)  # fmt: skip
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}


@pytest.fixture
def office(transactional_db) -> Office:
    office = open_office()
    engage("Đỗ Thị Đào", office.energy)
    AwardHeld.objects.create(person=office.an, award="advanced_worker", year=2024)
    return office


@pytest.fixture
def page(chromium_path, live_server, office):
    if not AXE.exists():
        pytest.skip("thiếu axe-core: npm ci")
    # The browser's event loop runs in this thread: the ORM is used before and after it only.
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        opened = browser.new_context(base_url=live_server.url).new_page()
        opened.errors, opened.outside = [], []
        opened.on("request", lambda asked: asked.url.startswith((live_server.url, "data:"))
                  or opened.outside.append(asked.url))  # fmt: skip
        opened.on("console", lambda said: said.type == "error" and opened.errors.append(said.text))
        yield opened
        browser.close()


def enter(page: Page, who: str = "department_officer") -> None:
    page.goto("/dang-nhap/")
    page.fill("[name=username]", who)
    page.fill("[name=password]", PASSWORD)
    page.click("main button.btn-primary")
    page.wait_for_url("**/")


def faults(page: Page) -> list[str]:
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        f"() => axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}})"
    )
    return [f"{one['id']}: {one['nodes'][0]['target']}" for one in found["violations"]]


@pytest.mark.once
@pytest.mark.parametrize("size", SIZES)
def test_pages_are_clean_at_both_widths(page, size):
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/dang-nhap/")
    assert faults(page) == []
    enter(page)
    for address in PAGES:
        page.goto(address)
        assert faults(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert page.errors == []
    assert page.outside == []


@pytest.mark.once
def test_every_component_is_clean_at_both_widths_and_wide_enough_for_a_finger(page):
    enter(page, "administrator")
    for width, height in SIZES.values():
        page.set_viewport_size({"width": width, "height": height})
        page.goto("/mau-giao-dien/")
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    targets = "main :is(button, select, summary, a.btn, input.form-control)"
    heights = page.evaluate(
        f"[...document.querySelectorAll('{targets}')]"
        ".map(one => one.getBoundingClientRect().height).filter(height => height > 0)"
    )
    assert len(heights) > 10
    assert min(heights) >= 44
    assert (page.errors, page.outside) == ([], [])


@pytest.mark.once
def test_an_award_is_entered_with_the_keyboard(page):
    enter(page)
    page.goto("/so-dang-ky/khen-thuong/them/")
    page.focus("#id_subject_q")
    page.keyboard.type("do dao")
    page.wait_for_selector(".choice__line >> text=Đỗ Thị Đào")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.select_option("#id_award", "advanced_worker")
    page.fill("#id_year", "2025")
    page.focus("main .btn-primary")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Đã lưu và ghi vào nhật ký.")
    assert "Đỗ Thị Đào: Lao động tiên tiến 2025" in page.inner_text("h1")
    assert page.errors == []


@pytest.mark.once
def test_the_list_follows_the_filter_without_a_new_page(page):
    enter(page)
    page.goto("/so-dang-ky/ca-nhan/")
    page.fill("#filter-q", "dao")
    page.wait_for_selector("text=1 dòng")
    assert "q=dao" in page.url
    assert page.locator("tbody tr").count() == 1
