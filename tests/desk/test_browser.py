"""The desk in a real Chromium: wide and narrow, axe clean, no error in the console."""

import pytest

from tests.browsing import enter, faults, opened
from tests.office import Office, engage, open_office
from thidua.foundation.registry.models import AwardHeld

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

PAGES = (
    "/", "/so-dang-ky/ca-nhan/", "/so-dang-ky/khen-thuong/", "/so-dang-ky/khen-thuong/them/",
    "/so-dang-ky/sang-kien/them/", "/so-dang-ky/tam-dung/", "/tim-kiem/?q=an",
)  # fmt: skip


@pytest.fixture
def office(transactional_db) -> Office:
    office = open_office()
    engage("Đỗ Thị Đào", office.energy)
    AwardHeld.objects.create(person=office.an, award="advanced_worker", year=2024)
    return office


@pytest.fixture
def page(chromium_path, live_server, office):
    with opened(chromium_path, live_server) as page:
        yield page


def test_pages_are_clean_at_both_widths(page):
    page.goto("/dang-nhap/")
    assert faults(page) == []
    enter(page)
    for address in PAGES:
        page.goto(address)
        assert faults(page) == [], address
    assert page.errors == []
    assert page.outside == []


def test_every_component_is_clean_at_both_widths_and_wide_enough_for_a_finger(page):
    enter(page, "administrator")
    page.goto("/mau-giao-dien/")
    assert faults(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    targets = "main :is(button, select, summary, a.btn, input.form-control)"
    heights = page.evaluate(
        f"[...document.querySelectorAll('{targets}')]"
        ".map(one => one.getBoundingClientRect().height).filter(height => height > 0)"
    )
    assert len(heights) > 10
    assert min(heights) >= 44
    assert (page.errors, page.outside) == ([], [])


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


def test_the_list_follows_the_filter_without_a_new_page(page):
    enter(page)
    page.goto("/so-dang-ky/ca-nhan/")
    page.fill("#filter-q", "dao")
    page.wait_for_selector("text=1 dòng")
    assert "q=dao" in page.url
    assert page.locator("tbody tr").count() == 1
