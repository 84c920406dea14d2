"""Room 2: the unit pledges what was proposed to it; returned once, mended, accepted."""

from __future__ import annotations

from tests.journeys.walking import Walk
from tests.journeys.year.movements import MOVEMENT, YEARS
from tests.journeys.year.offices import AN, ENERGY, OFFICER, UNIT


def register(walk: Walk) -> None:
    walk.come(UNIT, "/dang-ky-thi-dua/")
    walk.follow(ENERGY)
    walk.write(movement=MOVEMENT)
    walk.save()
    walk.sees(AN, "được tặng năm 2024", "rà soát: đủ tiêu chuẩn")
    walk.write(more_text_0="Giải quyết hồ sơ đúng hạn", pledge="Thi đua hoàn thành nhiệm vụ.")
    walk.press("Lưu bản đăng ký")
    walk.press("Gửi bản đăng ký")
    address = walk.page.url
    walk.come(OFFICER, address)
    walk.is_refused("Trả lại với các chỗ cần sửa", "cần sửa")
    remark = walk.page.locator("main details", has=walk.page.locator("[name^='remark ']")).first
    remark.locator("summary").click()
    remark.locator("[name^='remark ']").fill("Ghi thêm chỉ tiêu của phong trào.")
    walk.press("Trả lại với các chỗ cần sửa")
    walk.come(UNIT, address)
    walk.sees("Ghi thêm chỉ tiêu của phong trào.")
    walk.press("Lưu bản đăng ký")
    walk.press("Gửi lại")
    walk.come(OFFICER, address)
    walk.press("Chấp nhận")
    walk.sees("Đã chấp nhận ngày")


def look_at_the_other_year(walk: Walk) -> None:
    """The year that has begun holds nothing of the one under review; each page says its own."""
    walk.go("/dang-ky-thi-dua/")
    walk.row(ENERGY, "Đã chấp nhận")
    _choose(walk, YEARS[1])
    walk.row(ENERGY, "Chưa lập")
    _choose(walk, YEARS[0])


def _choose(walk: Walk, year: str) -> None:
    walk.year = year
    with walk.page.expect_navigation(wait_until="domcontentloaded"):
        walk.page.locator(".years__pick", has_text=year).click()
    walk.arrived()
    walk.sees(year)
