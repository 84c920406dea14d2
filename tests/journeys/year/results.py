"""Room 4: what was planned and what it came to; a bloc's sheet from own scores to its leader."""

from __future__ import annotations

from tests.journeys.walking import Walk
from tests.journeys.year.offices import BLOC, DEPARTMENT, FIRM, FIRMS, KEEPER, OFFICER


def tell_results(walk: Walk) -> None:
    walk.be(OFFICER)
    walk.send("/so-dang-ky/chi-tieu/them/", organisation=DEPARTMENT, code="HS",
              name="Hồ sơ đúng hạn", unit="hồ sơ", shape="Số lượng")  # fmt: skip
    walk.send("/so-dang-ky/so-ket-qua/them/", indicator="Hồ sơ đúng hạn", organisation=DEPARTMENT,
              year="2025", planned="1.000", actual="1.250")  # fmt: skip
    walk.go("/ket-qua/?nam=2025")
    walk.sees("1/1 chỉ tiêu có kế hoạch đã vượt kế hoạch", "+250")


def score_the_bloc(walk: Walk) -> None:
    walk.come(KEEPER, "/so-dang-ky/bang-cham-diem/them/")
    walk.write(bloc=BLOC, year="2025", name="Bảng điểm năm 2025")
    walk.save()
    sheet = walk.page.url
    walk.come(FIRM, sheet)
    _score(walk, FIRMS[0], "45", "40")
    walk.come(OFFICER, sheet)
    _score(walk, FIRMS[1], "44", "38,5")
    verify(walk, sheet)
    walk.press("Kết thúc thẩm định")
    walk.press("Chốt điểm, xếp hạng")
    walk.row(FIRMS[1], "1", "82,5")
    walk.come(OFFICER, sheet)
    walk.write(organisation=FIRMS[1], document="02/BB-KTĐ")
    walk.press("Ghi vào sổ đăng ký")
    walk.sees(f"Đơn vị dẫn đầu đã ghi vào sổ đăng ký: {FIRMS[1]}")


def _score(walk: Walk, firm: str, *points: str) -> None:
    walk.follow(firm)
    for field, one in zip(walk.page.locator("main [name^=own_]").all(), points, strict=True):
        field.fill(one)
    walk.press("Lưu điểm tự chấm")


def verify(walk: Walk, sheet: str) -> None:
    """A score that is changed wants its reason; the others stand as the firms gave them."""
    walk.come(KEEPER, sheet)
    walk.follow(FIRMS[0])
    walk.page.locator("main [name^=verified_]").first.fill("41")
    walk.is_refused("Lưu điểm thẩm định", "lý do")
    walk.page.locator("main [name^=reason_]").first.fill("Một chỉ tiêu tính hai lần")
    walk.press("Lưu điểm thẩm định")
    walk.follow(FIRMS[1])
    walk.press("Lưu điểm thẩm định")
