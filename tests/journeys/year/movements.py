"""Room 1: two years opened, a movement launched, its plan on paper."""

from __future__ import annotations

from tests.journeys.walking import Walk
from tests.journeys.year.offices import DEPARTMENT, ENERGY, OFFICER

YEARS = ["2025", "2026"]
MOVEMENT = "Thi đua hoàn thành nhiệm vụ năm 2025"


def open_the_years(walk: Walk) -> None:
    walk.come(OFFICER, "/so-dang-ky/nam-thi-dua/them/")
    walk.write(organisation=DEPARTMENT, year=YEARS[0])
    walk.save()
    walk.send("/so-dang-ky/nam-thi-dua/them/", organisation=DEPARTMENT, year=YEARS[1])
    walk.years, walk.year = YEARS, YEARS[0]


def launch_a_movement(walk: Walk) -> None:
    walk.go("/so-dang-ky/phong-trao/them/")
    walk.write(
        title=MOVEMENT, organisation=DEPARTMENT, starts="01/01/2025", ends="31/12/2025",
        document_no="08/KH-SCT", document_date="10/01/2025", participants="Các phòng của Sở",
        criteria="Hoàn thành nhiệm vụ, có sáng kiến.",
    )  # fmt: skip
    walk.save()
    walk.page.locator("summary", has_text="Thêm đơn vị tham gia").click()
    walk.press("Ghi đơn vị đã chọn")
    walk.press("Phát động")
    walk.sees("Đã phát động", ENERGY)
