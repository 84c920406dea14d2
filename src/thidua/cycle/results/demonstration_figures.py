"""Figures of the two departments of the demonstration.

The rates of periods, the shares and the counts are those told of the two departments; values of
single years between them are invented so that they come to these rates, and say so.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from thidua.cycle.movements.words import Better, Shape

INVENTED = "Số từng năm là số minh họa"
WOBBLE = tuple(map(Decimal, ("1", "0.94", "1.07", "1.12", "1.05", "1")))


class Figure(NamedTuple):
    """``actual`` and ``planned`` by year."""

    code: str
    name: str
    unit: str
    shape: str
    actual: dict[int, Decimal]
    planned: dict[int, Decimal]
    better: str = Better.HIGHER
    note: str = INVENTED


def grown(first: int, start: str, percent: str, years: int) -> dict[int, Decimal]:
    """Levels from ``first``, growing by ``percent`` a year on average over ``years``."""
    rate = 1 + Decimal(percent) / 100
    wide = min(Decimal(percent) / 50, Decimal(1))
    marks = WOBBLE if years + 1 == len(WOBBLE) else (Decimal(1),) * (years + 1)
    levels = [Decimal(start) * rate**step * (1 + (marks[step] - 1) * wide)
              for step in range(years + 1)]  # fmt: skip
    last = len(levels) - 1
    return {
        first + step: level.quantize(Decimal("0.0001" if step == last else "0.1"))
        for step, level in enumerate(levels)
    }


def by_year(first: int, *values: str) -> dict[int, Decimal]:
    return {first + step: Decimal(value) for step, value in enumerate(values)}


def every(first: int, last: int, value: str) -> dict[int, Decimal]:
    return dict.fromkeys(range(first, last + 1), Decimal(value))


INDUSTRY = grown(2015, "100", "46.67", 5)
EXPORTS = grown(2015, "120", "56.42", 5)
SERVICES = grown(2015, "100", "5.5", 5)

HATINH: tuple[Figure, ...] = (
    Figure("SX-CN", "Giá trị sản xuất công nghiệp (2015 = 100)", "chỉ số", Shape.GROWTH,
           INDUSTRY | by_year(2021, "752.0000", "846.5000", "944.1000", "1061.2000", "1192.8000"),
           every(2021, 2025, "11.9")),
    Figure("TT-CN", "Tỷ trọng công nghiệp trong cơ cấu kinh tế", "%", Shape.SHARE,
           by_year(2015, "12.42", "16.8", "24.1", "31.7", "36.2", "38.9"), {}),
    Figure("CUM-CN", "Cụm công nghiệp đã quy hoạch, thành lập", "cụm", Shape.COUNT,
           by_year(2016, "15", "17", "19", "21", "23"), {2020: Decimal(22)}),
    Figure("TM-DV", "Thương mại, dịch vụ (2015 = 100)", "chỉ số", Shape.GROWTH, SERVICES, {}),
    Figure("BL-DV", "Bán lẻ hàng hóa và doanh thu dịch vụ", "tỷ đồng", Shape.GROWTH,
           by_year(2020, "43100", "47600", "53900", "60400", "67900", "76300"),
           every(2021, 2025, "11.96")),
    Figure("XK", "Kim ngạch xuất khẩu", "triệu USD", Shape.LEVEL,
           EXPORTS | by_year(2021, "1290.0000", "1460.0000", "1655.0000", "1840.0000", "2035.0000"),
           {2025: Decimal(2000)}),
    Figure("DV-TOT", "Phòng, đơn vị hoàn thành tốt nhiệm vụ trở lên", "%", Shape.SHARE,
           by_year(2021, "94.4", "94.4", "100", "100", "88.9"), every(2021, 2025, "100")),
)  # fmt: skip

HANOI: tuple[Figure, ...] = (
    Figure("GTTT-CN", "Giá trị tăng thêm công nghiệp (2015 = 100)", "chỉ số", Shape.GROWTH,
           grown(2015, "100", "7.1", 2), by_year(2016, "7.0", "6.9")),
    Figure("BL", "Tổng mức bán lẻ hàng hóa (2015 = 100)", "chỉ số", Shape.GROWTH,
           grown(2015, "100", "11.2", 2), by_year(2016, "11.0", "11.0")),
    Figure("XK", "Kim ngạch xuất khẩu (2016 = 100)", "chỉ số", Shape.GROWTH,
           grown(2016, "100", "10.3", 1), {2017: Decimal("7.5")}),
    Figure("DN-BO", "Doanh nghiệp tham gia bình ổn thị trường", "doanh nghiệp", Shape.COUNT,
           by_year(2016, "25", "31"), {2017: Decimal(28)}),
    Figure("DIEM-BO", "Điểm bán hàng bình ổn", "điểm", Shape.COUNT,
           by_year(2016, "3800", "4215"), {2017: Decimal(4000)}),
    Figure("TK-DIEN", "Điện tiết kiệm so với điện thương phẩm", "%", Shape.SHARE,
           by_year(2016, "1.9", "2.1"), {2017: Decimal(2)}),
    Figure("SOT-GIA", "Lần sốt giá dịp lễ, Tết", "lần", Shape.COUNT,
           by_year(2016, "0", "0"), {2017: Decimal(0)}, Better.LOWER),
    Figure("HS-NHAN", "Hồ sơ thủ tục hành chính tiếp nhận", "hồ sơ", Shape.COUNT,
           by_year(2010, "2841", "3012", "3405", "3688", "3950", "4207", "4482", "4827"), {}),
    Figure("HS-DUNG", "Hồ sơ trả đúng hạn", "hồ sơ", Shape.COUNT,
           by_year(2010, "2841", "3012", "3405", "3688", "3950", "4207", "4482", "4827"), {}),
    Figure("HS-TRE", "Hồ sơ trả quá hạn", "hồ sơ", Shape.COUNT, every(2010, 2017, "0"), {},
           Better.LOWER),
    Figure("KN", "Khiếu nại về thủ tục hành chính", "vụ", Shape.COUNT, every(2010, 2017, "0"), {},
           Better.LOWER),
)  # fmt: skip

FIGURES = {"hatinh": HATINH, "hanoi": HANOI}

LINES: tuple[tuple[str, str, str | None], ...] = (
    ("Thực hiện nhiệm vụ sản xuất, kinh doanh, chuyên môn", "50", "30"),
    ("Chấp hành pháp luật, quy định của ngành", "20", "12"),
    ("Xây dựng tổ chức đảng, đoàn thể", "15", None),
    ("Công tác thi đua, khen thưởng, nhân rộng điển hình", "15", None),
)
"""(criterion, most, floor): an example; each bloc agrees its own."""
