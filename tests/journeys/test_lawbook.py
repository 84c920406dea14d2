"""The lawbook in a real Chromium: from a word to the people, one day kept, two days compared."""

import pytest

from tests.browsing import faults
from tests.journeys import test_sweep
from tests.journeys.test_sweep import FIGHTER, enter

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]
histories, page = test_sweep.histories, test_sweep.page
FLAG = "ministry_province_flag"


def test_from_a_word_to_the_people_it_decides_for(page):
    enter(page)
    page.goto("/phap-luat/?on=2026-01-15")
    page.fill("#filter-q", "sang kien duoc co so")
    page.wait_for_selector("#found >> text=Có sáng kiến được cơ sở công nhận")
    page.click(f"#found a[href*='/{FIGHTER}/initiative/']")
    page.wait_for_selector("text=3 đạt nhờ đó")
    page.click("text=3 đạt nhờ đó")
    page.wait_for_url("**status=met**")
    assert page.locator("#affected tbody tr").count() == 3
    page.select_option("#filter-status", "not_met")
    page.wait_for_url("**status=not_met**")
    with page.expect_download() as got:
        page.click("text=Tải Excel")
    assert got.value.suggested_filename == "ai-chiu-tac-dong-2025.xlsx"
    page.click("#affected tbody th a >> nth=0")
    page.wait_for_url(f"**/{FIGHTER}/**")
    assert page.errors == []


def test_the_day_is_chosen_once_and_kept(page):
    enter(page)
    page.goto(f"/phap-luat/{FIGHTER}/")
    page.fill("#on", "1/6/2020")
    page.press("#on", "Enter")
    page.wait_for_url("**on=**2020**")
    assert "Không quá 15%" in page.inner_text("main")
    page.click(".standard__head .cited a >> nth=0")
    page.wait_for_url("**/van-ban/**on=2020-06-01**")
    page.click(".lawband >> text=Nguyên tắc")
    assert page.input_value("#on") == "01/06/2020"
    page.click(".onday__says a[rel=next]")
    page.wait_for_load_state()
    assert page.input_value("#on") != "01/06/2020"
    assert page.errors == []


def test_two_days_by_the_keyboard(page):
    enter(page)
    page.goto(f"/phap-luat/{FLAG}/thay-doi/?from=2023-12-31&to=2024-01-01")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("#from")
    page.fill("#from", "01/02/2024")
    page.fill("#to", "01/03/2024")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Không có gì thay đổi giữa hai ngày này")
    assert page.errors == []


def test_every_page_of_the_book_is_clean_at_both_widths(page):
    enter(page)
    for address in (
        "", "van-ban/law_06_2022/74/", "nguyen-tac/", "quy-dinh-rieng/", "muc-do-doi-chieu/",
        "government_flag/?on=2026-01-15", f"{FLAG}/thay-doi/?from=2023-12-31&to=2024-01-01",
        f"ai-chiu-tac-dong/?award={FIGHTER}",
    ):  # fmt: skip
        page.goto(f"/phap-luat/{address}")
        page.wait_for_load_state("networkidle")
        assert faults(page) == [], address
    assert (page.errors, page.outside) == ([], [])
