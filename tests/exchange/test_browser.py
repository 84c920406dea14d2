"""The exchange in a real Chromium: a file goes in and comes out again, axe clean at both widths."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import enter, faults, opened
from tests.exchange.conftest import AWARDS_HEAD, RATINGS_HEAD, book
from tests.office import Office, engage, open_office
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.registry.models import Rating

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def office(transactional_db) -> Office:
    office = open_office()
    for unit in (office.energy, office.trade):
        engage("Lê Thị Hoa", unit)
    Rating.objects.create(person=office.binh, year=2023, rating="good")
    return office


@pytest.fixture
def messy(tmp_path) -> Path:
    """A file with a bit of everything a department sends."""
    rows = {
        "Xếp_loại_cá_nhân": [
            RATINGS_HEAD,
            ["Trần Văn Bình", 2023, "HTXSNV"], ["Trần Văn Bình", 2024, "HTTNV"],
            ["Lê Thị Hoa", 2024, "HTTNV"], ["Đặng Thị Hương An", 2024, "rất tốt đẹp"],
            ["Người Không Có", 2024, "HTTNV"],
        ],
        "Khen_thưởng": [
            AWARDS_HEAD,
            ["Trần Văn Bình", "Giấy khen", 2024, None, None, "Tổng kết phong trào ủng hộ"],
            ["Trần Văn Bình", "CSTĐCS", 2023, "12/QĐ-SCT", "10/01/2024", None],
        ],
    }  # fmt: skip
    path = tmp_path / "danh-sach.xlsx"
    path.write_bytes(book(**rows))
    return path


@pytest.fixture
def page(chromium_path, live_server, office, monkeypatch):
    # The rows written are looked at while the window is still open.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with opened(chromium_path, live_server) as page:
        enter(page)
        yield page


def check(page: Page) -> None:
    assert faults(page) == [], page.url


def test_a_file_goes_through_the_pages(page, messy):
    page.goto("/nhap-xuat/")
    check(page)
    page.goto("/nhap-xuat/nhap/")
    check(page)
    page.set_input_files("#id_file", str(messy))
    page.click("text=Đọc và xem trước")
    page.wait_for_selector("text=Từng dòng của tệp")
    check(page)
    batch = page.url.split("#")[0]
    for more in ("cho-chon/", "loai-hinh/"):
        page.goto(batch + more)
        check(page)
    page.goto(f"{batch}cho-chon/")
    page.locator("select").first.select_option(index=1)
    page.click("text=Ghi lựa chọn của trang này")
    page.wait_for_selector("text=Đã ghi lựa chọn")
    page.goto(batch)
    page.click("button:has-text('Ghi vào sổ')")
    page.wait_for_selector("text=dòng vào sổ")
    check(page)
    page.goto(f"{batch}hoan-tac/")
    check(page)
    page.fill("#reason", "Nộp nhầm tệp")
    page.click("main button.btn-primary")
    page.wait_for_selector("text=Đã hoàn tác")
    check(page)
    page.goto("/nhap-xuat/xuat/")
    check(page)
    page.goto("/nhap-xuat/")
    check(page)
    assert page.errors == []
    assert ImportBatch.objects.get().state == "undone"
    assert Rating.objects.get().rating == "good"


def test_lines_follow_the_search_without_a_new_page(page, messy):
    page.goto("/nhap-xuat/nhap/")
    page.set_input_files("#id_file", str(messy))
    page.click("text=Đọc và xem trước")
    page.wait_for_selector("text=Từng dòng của tệp")
    page.fill("#filter-q", "chien si thi dua")
    expect(page.locator(".exchange-lines tbody tr")).to_have_count(1)
    assert page.errors == []
