"""Room 3: submitted by the unit, scored by two who do not see each other's points, voted on by the
initiative council on paper, recognised by the head."""

from __future__ import annotations

from tests.journeys.walking import Walk
from tests.journeys.year import councils
from tests.journeys.year.offices import (
    COUNCILS,
    DEPARTMENT,
    ENERGY,
    OFFICER,
    REVIEWERS,
    SECRETARY,
    UNIT,
)

INITIATIVE = "Hẹn giờ nộp hồ sơ trên mạng"


def submit(walk: Walk) -> str:
    for number, text in enumerate(("Tính mới", "Hiệu quả"), start=1):
        walk.send("/so-dang-ky/phieu-diem-sang-kien/them/", organisation=DEPARTMENT,
                  number=str(number), text=text, most="50")  # fmt: skip
    walk.come(UNIT, "/so-dang-ky/ho-so-sang-kien/them/")
    walk.write(
        title=INITIATIVE, organisation=ENERGY, year="2025", applied_from="03/03/2025",
        problem="Người dân phải chờ.", solution="Hẹn giờ trước.",
        effect="Giảm một nửa thời gian chờ.", author_0_q="do thi dao",
    )  # fmt: skip
    walk.page.locator("main [name=author_0]").first.check()
    walk.save()
    walk.press("Nộp hồ sơ sáng kiến")
    return walk.page.url


def review(walk: Walk, address: str) -> None:
    walk.come(OFFICER, address)
    for reviewer in ("initiative_reviewer", "tham_dinh"):
        walk.write(reviewer=reviewer)
        walk.press("Giao thẩm định")
    for reviewer in REVIEWERS:
        walk.come(reviewer, address)
        walk.follow("Mở phiếu thẩm định")
        for points in walk.page.locator("main input.votes").all():
            points.fill("42")
        walk.write(comment="Có số liệu trước và sau.")
        walk.press("Gửi phiếu thẩm định")
    walk.come(OFFICER, address)
    walk.press("Trình hội đồng sáng kiến")


def vote(walk: Walk) -> str:
    """Two tellers count the sheets of paper; what differs is counted again. Gives the sitting."""
    sitting = councils.begin(
        walk, council=COUNCILS["initiative"], name="Phiên xét sáng kiến", held_on="10/11/2025"
    )
    ballot = councils.draw_up(walk, sitting, award="Sáng kiến", method="Phiếu giấy")
    walk.press("Mở phiếu")
    walk.follow("Nhập kết quả kiểm phiếu của tôi")
    walk.write(for_="5", against_="1", blank_="0", invalid_="0")
    walk.press("Lưu")
    walk.come(SECRETARY, ballot)
    walk.is_refused("Đóng và kiểm phiếu", "hai người")
    count = f"{ballot}kiem-phieu/"
    walk.send(count, "Lưu", for_="6", against_="0", blank_="0", invalid_="0")
    walk.go(count)
    walk.sees("Hai bản kiểm phiếu khác nhau ở", INITIATIVE)
    walk.write(for_="5", against_="1")
    walk.press("Lưu")
    walk.press("Đóng và kiểm phiếu")
    walk.sees(INITIATIVE, "Đạt")
    walk.send(sitting, "Kết thúc phiên họp")
    return sitting


def is_recognised(walk: Walk, address: str, number: str) -> None:
    walk.come(UNIT, address)
    walk.sees("Cấp cơ sở", number)
