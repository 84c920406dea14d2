"""The exchange in a real Chromium: a file goes in and comes out again, axe clean at both widths."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from tests.exchange.conftest import AWARDS_HEAD, RATINGS_HEAD, book
from tests.office import PASSWORD, Office, engage, open_office
from thidua.foundation.exchange.models import ImportBatch
from thidua.foundation.registry.models import Rating

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"wide": (1440, 900), "narrow": (390, 844)}


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
    if not AXE.exists():
        pytest.skip("thiếu axe-core: npm ci")
    # The browser's own event loop runs in this thread; the ORM is used before and after it only.
    monkeypatch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path, args=["--no-sandbox"])
        opened = browser.new_context(base_url=live_server.url).new_page()
        opened.errors = []
        opened.on("console", lambda said: said.type == "error" and opened.errors.append(said.text))
        opened.goto("/dang-nhap/")
        opened.fill("[name=username]", "department_officer")
        opened.fill("[name=password]", PASSWORD)
        opened.click("main button.btn-primary")
        opened.wait_for_url("**/")
        yield opened
        browser.close()


def check(page: Page, width: int) -> None:
    page.evaluate(AXE.read_text())
    found = page.evaluate(
        f"() => axe.run(document, {{runOnly: {RULES}, resultTypes: ['violations']}})"
    )
    assert [f"{one['id']}: {one['nodes'][0]['target']}" for one in found["violations"]] == [], (
        page.url
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


@pytest.mark.once
@pytest.mark.parametrize("size", SIZES)
def test_a_file_goes_through_the_pages(page, messy, size):
    width, height = SIZES[size]
    page.set_viewport_size({"width": width, "height": height})
    page.goto("/nhap-xuat/")
    check(page, width)
    page.goto("/nhap-xuat/nhap/")
    check(page, width)
    page.set_input_files("#id_file", str(messy))
    page.click("text=Đọc và xem trước")
    page.wait_for_selector("text=Từng dòng của tệp")
    check(page, width)
    batch = page.url.split("#")[0]
    for more in ("cho-chon/", "loai-hinh/"):
        page.goto(batch + more)
        check(page, width)
    page.goto(f"{batch}cho-chon/")
    page.locator("select").first.select_option(index=1)
    page.click("text=Ghi lựa chọn của trang này")
    page.wait_for_selector("text=Đã ghi lựa chọn")
    page.goto(batch)
    page.click("button:has-text('Ghi vào sổ')")
    page.wait_for_selector("text=dòng vào sổ")
    check(page, width)
    page.goto(f"{batch}hoan-tac/")
    check(page, width)
    page.fill("#reason", "Nộp nhầm tệp")
    page.click("main button.btn-primary")
    page.wait_for_selector("text=Đã hoàn tác")
    check(page, width)
    page.goto("/nhap-xuat/xuat/")
    check(page, width)
    page.goto("/nhap-xuat/")
    check(page, width)
    assert page.errors == []
    assert ImportBatch.objects.get().state == "undone"
    assert Rating.objects.get().rating == "good"


@pytest.mark.once
def test_lines_follow_the_search_without_a_new_page(page, messy):
    page.goto("/nhap-xuat/nhap/")
    page.set_input_files("#id_file", str(messy))
    page.click("text=Đọc và xem trước")
    page.wait_for_selector("text=Từng dòng của tệp")
    page.fill("#filter-q", "chien si thi dua")
    expect(page.locator(".exchange-lines tbody tr")).to_have_count(1)
    assert page.errors == []
