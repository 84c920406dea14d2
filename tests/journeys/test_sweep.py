"""The officer's way through the sweep in a real Chromium: from signing in to the printed list."""

import pytest
from playwright.sync_api import Page

from tests import browsing
from tests.browsing import faults, opened
from tests.nominations.history import Histories, write_histories

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

FIGHTER = "emulation_fighter_grassroots"


@pytest.fixture
def histories(transactional_db) -> Histories:
    return write_histories()


@pytest.fixture
def page(chromium_path, live_server, histories):
    with opened(chromium_path, live_server) as page:
        yield page


def enter(page: Page, name: str = "department_officer") -> None:
    browsing.enter(page, name)
    page.wait_for_selector("#sweep-says")  # the first page fetches what the sweep says


def test_from_the_first_page_to_why_and_the_law(page):
    enter(page)
    page.wait_for_selector("text=Đừng bỏ sót")
    page.click("nav summary:has-text('Rà soát')")
    page.click("nav a:has-text('Rà soát')")
    page.fill("#filter-q", "huong an")
    page.wait_for_selector("text=1 dòng")
    assert "q=huong" in page.url
    page.click(".matrix tbody th a")
    page.wait_for_url("**/ca-nhan/**")
    assert page.inner_text("h1") == "Đặng Thị Hương An"
    assert page.locator(".picture .mark--award").count() >= 1
    page.click(".rung__side a:has-text('Vì sao') >> nth=1")
    page.wait_for_url(f"**/{FIGHTER}/**")
    assert "Chiến sĩ thi đua cơ sở năm 2025" in page.inner_text("h1")
    assert "có 1, cần 1" in page.inner_text("main")
    page.click(".tree__law a >> nth=1")
    page.wait_for_url("**/phap-luat/**")
    assert page.inner_text("h1") == "Chiến sĩ thi đua cơ sở"
    page.click(".editions a:has-text('từ 01/10/2017') >> nth=0")
    page.wait_for_selector("text=Không quá 15%")
    assert page.errors == []


def test_the_filtered_selection_goes_into_files(page):
    enter(page)
    page.goto("/ra-soat/")
    page.select_option("#filter-award", FIGHTER)
    page.wait_for_url(f"**award={FIGHTER}**")
    page.select_option("#filter-verdict", "eligible")
    page.wait_for_selector("text=3 dòng")
    # the deeds follow the filter once the page is opened at its own address
    page.reload()
    for label, name in (
        ("In danh sách", "danh-sach-2025.docx"),
        ("Tải Excel", "ra-soat-2025.xlsx"),
    ):
        with page.expect_download() as got:
            page.click(f"a:has-text('{label}')")
        assert got.value.suggested_filename == name
    assert page.errors == []


def test_the_cells_are_walked_by_the_keyboard(page):
    enter(page)
    page.goto("/ra-soat/")
    page.focus(".matrix tbody th a")
    for key in ("ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    said = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert "Chiến sĩ thi đua cơ sở" in said
    assert page.evaluate("document.querySelectorAll(\".matrix tbody a[tabindex='0']\").length") == 1
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{FIGHTER}/**")
    assert page.errors == []


def test_every_page_is_clean_at_both_widths(page, histories):
    enter(page)
    an, energy, held = histories.an.uid, histories.office.energy.uid, histories.held.uid
    for address in (
        "/", "/ra-soat/", "/ra-soat/?year=2026", "/ra-soat/?kind=collective", f"/ca-nhan/{an}/",
        f"/ca-nhan/{an}/?if=2025+rating+excellent",
        f"/ca-nhan/{held}/", f"/tap-the/{energy}/", f"/ra-soat/{an}/{FIGHTER}/",
        f"/ra-soat/{an}/{FIGHTER}/?year=2026", "/phap-luat/", "/phap-luat/van-ban/law_06_2022/",
        f"/phap-luat/{FIGHTER}/?on=15/01/2027",
    ):  # fmt: skip
        page.goto(address)
        page.wait_for_load_state("networkidle")
        assert faults(page) == [], address
    assert page.errors == []


def test_one_who_may_not_know_meets_no_trace(page, histories):
    enter(page, "unit_head")
    page.goto("/ra-soat/")
    row = page.locator("tr", has_text="Phạm Thị Giữ")
    assert "Chưa rõ" in row.inner_text()
    assert page.locator(".cell--on_hold").count() == 0
    page.goto(f"/ra-soat/{histories.held.uid}/advanced_worker/")
    assert "chưa xác định" in page.inner_text(".answer")
    assert "đơn thư" not in page.inner_text("main")
    assert page.errors == []
