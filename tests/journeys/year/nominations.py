"""Room 5: a round from the meeting in the unit to the appraised files."""

from __future__ import annotations

from tests.journeys.walking import Walk
from tests.journeys.year.offices import AN, DEPARTMENT, HEAD, OFFICER, SONG, UNIT

ROUND = "Xét danh hiệu năm 2025"
TITLE, CERTIFICATE = "Chiến sĩ thi đua cơ sở", "Bằng khen của bộ, ban, ngành, tỉnh"


def hold_a_round(walk: Walk) -> str:
    """Opened by the officer, reviewed and signed in the unit, sent, appraised: its address."""
    walk.come(OFFICER, "/so-dang-ky/dot-xet/them/")
    walk.write(name=ROUND, organisation=DEPARTMENT, year="2025", opens="01/12/2025",
               closes="31/12/2027", received="15/01/2026", awards=[TITLE, CERTIFICATE])  # fmt: skip
    walk.save()
    round_ = walk.page.url
    review = review_in_the_unit(walk, round_)
    walk.come(HEAD, review)
    walk.press("Ký biên bản")
    walk.come(UNIT, review)
    walk.press("Lập hồ sơ cho")
    walk.press("Kiểm tra và nộp")
    walk.come(OFFICER, round_)
    walk.follow("Thẩm định")
    walk.sees(AN, SONG)
    for box in walk.page.locator("main [name=chosen]").all():
        box.check()
    walk.write(opinion="Đủ tiêu chuẩn, đề nghị Hội đồng.")
    walk.press("Thẩm định đạt các hồ sơ đã chọn")
    return round_


def review_in_the_unit(walk: Walk, round_: str) -> str:
    walk.come(UNIT, round_)
    walk.press("Mở cuộc họp")
    review = walk.page.url
    walk.follow("Ghi ngày, thành phần họp")
    walk.write(held_on="20/12/2025", chair="Trưởng phòng", secretary="Thư ký", present="5",
               voters="5")  # fmt: skip
    walk.save()
    walk.go(review)
    walk.press("Lưu, ô phiếu trống ghi 5/5")
    return review
