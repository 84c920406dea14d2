"""Movements of the two departments of the demonstration.

Names, targets of the period 2021–2025 and what was directed are those told of the departments;
documents of the departments' own are invented, those of higher levels are not numbered.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from thidua.cycle.movements.words import MovementKind, Shape


class Drive(NamedTuple):
    """A movement; ``answers`` is the title of the one above, ``first`` and ``last`` its years."""

    title: str
    first: int
    last: int
    theme: str = ""
    kind: str = MovementKind.REGULAR
    by: tuple[str, str] | None = None  # level and name of who launched it, where not the office
    answers: str = ""
    document: str = ""
    participants: str = "Các phòng, đơn vị, công chức, viên chức, người lao động của Sở"
    criteria: str = ""
    summed_up: bool = False


class Aim(NamedTuple):
    """An indicator and its targets by title of the movement and year."""

    code: str
    name: str
    unit: str
    shape: str
    targets: dict[str, dict[int, Decimal]]


class Said(NamedTuple):
    """What was directed and the task it became: unit, last day, day and outcome where done."""

    text: str
    task: str
    unit: str
    due: date
    done: date | None = None
    outcome: str = ""


HCM = "Gắn với học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
VIETNAMESE = "Người Việt Nam ưu tiên dùng hàng Việt Nam"
COUNTRYSIDE = "Cả tỉnh chung sức xây dựng nông thôn mới"
SECTOR = "Ngành Công Thương thi đua hoàn thành kế hoạch 5 năm 2021–2025"
FIVE_YEARS = "Thi đua hoàn thành các chỉ tiêu công nghiệp, thương mại giai đoạn 2021–2025"
THIS_YEAR = "Thi đua hoàn thành xuất sắc nhiệm vụ công nghiệp, thương mại năm 2026"
HANOI_YEAR = "Lao động giỏi, quản lý giỏi, hoàn thành kế hoạch năm 2026"
CRITERIA = (
    "1. Hoàn thành các chỉ tiêu được giao, có giải pháp cụ thể cho từng chỉ tiêu.\n"
    "2. Cải cách hành chính, giải quyết hồ sơ đúng hạn, không để tổ chức, công dân phải nhắc.\n"
    "3. Có sáng kiến, cách làm mới được áp dụng trong đơn vị.\n"
    "4. Đoàn kết, chấp hành kỷ luật, kỷ cương; tổ chức đảng và đoàn thể vững mạnh."
)
CONTEST = (
    "1. Mỗi đơn vị tổ chức thi ở cơ sở và chọn người dự thi.\n"
    "2. Nội dung thi gắn với công việc hằng ngày; chấm công khai, có ban giám khảo.\n"
    "3. Người đạt giải được phổ biến cách làm cho đồng nghiệp."
)


def every(first: int, last: int, value: str) -> dict[int, Decimal]:
    return dict.fromkeys(range(first, last + 1), Decimal(value))


HATINH = (
    Drive(VIETNAMESE, 2016, 2026, by=("front", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam")),
    Drive(COUNTRYSIDE, 2016, 2026, by=("province", "UBND tỉnh Hà Tĩnh")),
    Drive(SECTOR, 2021, 2025, by=("ministry", "Bộ Công Thương")),
    Drive("Tuổi trẻ Công Thương tình nguyện đưa hàng Việt về nông thôn", 2016, 2020, HCM,
          MovementKind.THEMATIC, answers=VIETNAMESE, document="21/KH-SCT",
          participants="Đoàn viên, thanh niên trong ngành",
          criteria="Mỗi năm tổ chức phiên chợ, điểm bán hàng Việt ở các xã; vận động người dân ưu "
                   "tiên dùng hàng Việt.", summed_up=True),
    Drive("Tư vấn hướng nghiệp, giới thiệu việc làm", 2016, 2020, HCM, MovementKind.THEMATIC,
          document="22/KH-SCT", criteria="Tư vấn nghề nghiệp cho học sinh, kết nối lao động với "
          "doanh nghiệp trong các cụm công nghiệp.", summed_up=True),
    Drive("Đấu tranh chống buôn lậu, gian lận thương mại", 2016, 2020, HCM, MovementKind.THEMATIC,
          document="23/KH-SCT", participants="Lực lượng quản lý thị trường và các phòng của Sở",
          criteria="Kiểm tra, xử lý kịp thời hàng lậu, hàng giả; bảo vệ người tiêu dùng và doanh "
                   "nghiệp làm ăn chân chính.", summed_up=True),
    Drive("Công Thương Hà Tĩnh chung sức xây dựng nông thôn mới", 2016, 2020, HCM,
          answers=COUNTRYSIDE, document="24/KH-SCT",
          criteria="Giúp các xã đạt tiêu chí điện, chợ; phát triển công nghiệp nông thôn.",
          summed_up=True),
    Drive(FIVE_YEARS, 2021, 2025, HCM, answers=SECTOR, document="12/KH-SCT", criteria=CRITERIA),
    Drive(THIS_YEAR, 2026, 2026, "Kỷ cương, sáng tạo, hoàn thành từ quý đầu",
          document="08/KH-SCT", criteria=CRITERIA),
)  # fmt: skip

HANOI = (
    Drive("4 đổi mới kỹ thuật", 2016, 2017, kind=MovementKind.THEMATIC, document="31/KH-SCT",
          criteria=CRITERIA, summed_up=True),
    Drive("Quản lý giỏi", 2016, 2017, document="32/KH-SCT", criteria=CRITERIA, summed_up=True),
    Drive("Lao động giỏi", 2016, 2017, document="33/KH-SCT", criteria=CRITERIA, summed_up=True),
    Drive("Sáng kiến, sáng tạo, tiết kiệm trong sản xuất", 2016, 2017, document="34/KH-SCT",
          criteria=CRITERIA, summed_up=True),
    Drive("Luyện tay nghề, thi thợ giỏi", 2016, 2017, kind=MovementKind.CONTEST,
          document="35/KH-SCT", criteria=CONTEST, summed_up=True),
    Drive("Bàn tay vàng", 2016, 2017, kind=MovementKind.CONTEST, document="36/KH-SCT",
          criteria=CONTEST, summed_up=True),
    Drive(HANOI_YEAR, 2026, 2026, "Thường xuyên, liên tục, kịp thời, gắn với chuyên môn",
          document="14/KH-SCT", criteria=CRITERIA),
    Drive("Hội thi “Bàn tay vàng” năm 2026", 2026, 2026, kind=MovementKind.CONTEST,
          document="15/KH-SCT", criteria=CONTEST),
)  # fmt: skip

AIMS = {
    "hatinh": (
        Aim("SX-CN", "Giá trị sản xuất công nghiệp (2015 = 100)", "chỉ số", Shape.GROWTH,
            {FIVE_YEARS: every(2021, 2025, "11.9"), THIS_YEAR: every(2026, 2026, "11.9")}),
        Aim("BL-DV", "Bán lẻ hàng hóa và doanh thu dịch vụ", "tỷ đồng", Shape.GROWTH,
            {FIVE_YEARS: every(2021, 2025, "11.96"), THIS_YEAR: every(2026, 2026, "12")}),
        Aim("XK", "Kim ngạch xuất khẩu", "triệu USD", Shape.LEVEL,
            {FIVE_YEARS: {2025: Decimal(2000)}, THIS_YEAR: {2026: Decimal(2150)}}),
        Aim("DV-TOT", "Phòng, đơn vị hoàn thành tốt nhiệm vụ trở lên", "%", Shape.SHARE,
            {FIVE_YEARS: every(2021, 2025, "100"), THIS_YEAR: every(2026, 2026, "100")}),
        Aim("SK", "Sáng kiến được công nhận", "sáng kiến", Shape.COUNT,
            {THIS_YEAR: {2026: Decimal(20)}}),
    ),
    "hanoi": (
        Aim("GTTT-CN", "Giá trị tăng thêm công nghiệp (2015 = 100)", "chỉ số", Shape.GROWTH,
            {HANOI_YEAR: {2026: Decimal("7.1")}}),
        Aim("BL", "Tổng mức bán lẻ hàng hóa (2015 = 100)", "chỉ số", Shape.GROWTH,
            {HANOI_YEAR: {2026: Decimal("11.2")}}),
        Aim("DIEM-BO", "Điểm bán hàng bình ổn", "điểm", Shape.COUNT,
            {HANOI_YEAR: {2026: Decimal(4300)}}),
    ),
}  # fmt: skip

SAID = (
    Said("Các cơ chế, chính sách phải được ban hành kịp thời.",
         "Tham mưu chính sách khuyến khích đầu tư hạ tầng cụm công nghiệp",
         "Phòng Kế hoạch - Tài chính", date(2020, 12, 31), date(2020, 12, 18),
         "Đã trình Ủy ban nhân dân tỉnh dự thảo chính sách."),
    Said("Tổ chức các hoạt động khơi dậy sức sáng tạo của công chức, viên chức.",
         "Phát động đợt đăng ký sáng kiến hằng năm trong toàn Sở", "Văn phòng Sở",
         date(2021, 3, 31), date(2021, 3, 15), "Đã tổ chức từ năm 2021, mỗi năm một đợt."),
    Said("Cụ thể hóa chương trình của Bộ thành chương trình phù hợp với cơ quan.",
         "Xây dựng kế hoạch thi đua của Sở theo chương trình của Bộ cho năm 2026",
         "Phòng Quản lý Công nghiệp", date(2026, 3, 31)),
    Said("Phong trào thi đua phải đi vào chiều sâu, tránh hình thức.",
         "Chọn hai đơn vị làm điểm, sơ kết cách làm để nhân rộng", "Phòng Quản lý Thương mại",
         date(2026, 12, 15)),
)  # fmt: skip
GIVEN_BY = "Lãnh đạo UBND tỉnh Hà Tĩnh"
GIVEN_ON = date(2020, 6, 26)
GIVEN_AT = "Hội nghị điển hình tiên tiến ngành Công Thương ngày 26/06/2020"

DRIVES = {"hatinh": HATINH, "hanoi": HANOI}
DEPARTMENTS = {"hatinh": "Sở Công Thương Hà Tĩnh", "hanoi": "Sở Công Thương Hà Nội"}
YEARS = (2025, 2026)
