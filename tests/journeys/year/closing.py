"""Rooms 9 and 10: the year counted and honoured; read in English by whoever reads English."""

from __future__ import annotations

from tests.journeys.walking import Walk
from tests.journeys.year.nominations import TITLE
from tests.journeys.year.offices import AN, AUDITOR, DEPARTMENT, OFFICER


def count(walk: Walk) -> None:
    walk.come(OFFICER, "/thong-ke/?from=2025&to=2025")
    walk.row(TITLE, "3: Chiến sĩ thi đua cơ sở")


def honour(walk: Walk) -> None:
    walk.come(OFFICER, "/so-dang-ky/hoi-nghi/them/")
    walk.write(title="Hội nghị tổng kết năm 2025", organisation=DEPARTMENT, first_year="2025",
               last_year="2025", held_on="20/02/2026")  # fmt: skip
    walk.save()
    walk.press("Lập")
    walk.sees(AN, TITLE)


def read_in_english(walk: Walk, decision: str) -> None:
    walk.come(AUDITOR, "/thong-ke/?from=2025&to=2025")
    walk.page.locator("header .dropdown-toggle").last.click()
    with walk.page.expect_navigation(wait_until="domcontentloaded"):
        walk.page.locator("header button[lang=en]").click()
    walk.arrived()
    assert walk.page.locator("html").get_attribute("lang") == "en"
    walk.sees("Grassroots emulation fighter")
    walk.go(decision)
    walk.sees("Issued", "List: ", AN)
