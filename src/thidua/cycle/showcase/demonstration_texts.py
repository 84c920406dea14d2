"""What the demonstration says of its conferences and role models; all of it invented."""

from __future__ import annotations

from datetime import date, time
from typing import Any, NamedTuple


class Told(NamedTuple):
    """A conference of one department, and its role models."""

    conference: dict[str, Any]
    agenda: tuple[tuple[time, str, str], ...]
    speech: dict[str, str]
    proceedings: str
    conclusion: str
    models: tuple[dict[str, Any], ...]


PROGRAMME = (
    (time(7, 30), "Đón tiếp đại biểu", "Văn phòng Sở"),
    (time(8, 0), "Khai mạc, giới thiệu đại biểu", "Ban tổ chức"),
    (time(8, 20), "Báo cáo tổng kết phong trào thi đua yêu nước", "Lãnh đạo Sở"),
    (time(9, 0), "Tham luận của các đơn vị", "Đại biểu"),
    (time(10, 0), "Công bố quyết định, trao tặng khen thưởng", "Ban tổ chức"),
    (time(10, 40), "Phát biểu chỉ đạo", "Lãnh đạo cấp trên"),
    (time(11, 0), "Phát động thi đua giai đoạn mới, bế mạc", "Giám đốc Sở"),
)
CONCLUSION = (
    "Thống nhất phương hướng thi đua giai đoạn mới; các đơn vị đăng ký học tập, làm theo điển "
    "hình đã được giới thiệu tại hội nghị."
)
HATINH = Told(
    {"title": "Hội nghị điển hình tiên tiến ngành Công Thương giai đoạn 2016–2020",
     "theme": "Đoàn kết, sáng tạo, thi đua vì sự phát triển của ngành", "first_year": 2016,
     "last_year": 2020, "held_on": date(2020, 6, 26), "venue": "Hội trường Sở Công Thương"},
    PROGRAMME,
    {"title": "Giải pháp thu hút các dự án năng lượng tái tạo",
     "capacity": "Lãnh đạo Phòng Quản lý Năng lượng", "unit": "Năng lượng",
     "summary": "Rà soát quy hoạch, rút ngắn thủ tục, đồng hành cùng nhà đầu tư từ khảo sát."},
    "Các đại biểu thảo luận về cách gắn phong trào với nhiệm vụ chuyên môn; tham luận về thu hút "
    "dự án năng lượng tái tạo được hội nghị đánh giá cao.",
    CONCLUSION,
    (
        {"title": "Một cửa, một ngày cho hồ sơ khuyến công", "kind": "way", "unit": "Khuyến công",
         "year": 2019, "found_on": date(2019, 11, 4), "found_by": "movement", "publish": True,
         "story": "Trung tâm gộp ba lần kiểm tra hồ sơ thành một, trả kết quả trong ngày. Cơ sở "
                  "công nghiệp nông thôn không phải đi lại nhiều lần, đề án được triển khai sớm.",
         "taken_up": (("Quản lý Thương mại", "Gộp bước kiểm tra hồ sơ"),
                      ("Quản lý Năng lượng", "Trả kết quả trong ngày"))},
        {"title": "Tập thể giữ vững an toàn môi trường công nghiệp", "kind": "collective",
         "unit": "Kỹ thuật an toàn", "year": 2020, "found_on": date(2020, 2, 10),
         "found_by": "result", "publish": False, "story": "", "taken_up": ()},
    ),
)  # fmt: skip
HANOI = Told(
    {"title": "Hội nghị tổng kết phong trào thi đua 2016–2017, biểu dương điển hình tiên tiến",
     "theme": "Kỷ niệm 70 năm Ngày Chủ tịch Hồ Chí Minh ra Lời kêu gọi thi đua ái quốc",
     "first_year": 2016, "last_year": 2017, "held_on": date(2018, 6, 5),
     "venue": "Hội trường Sở Công Thương"},
    PROGRAMME,
    {"title": "Bàn tay vàng: thi tay nghề gắn với đổi mới kỹ thuật",
     "capacity": "Lãnh đạo Phòng Quản lý Công nghiệp", "unit": "Quản lý Công nghiệp",
     "summary": "Hội thi hằng năm tìm ra người giỏi nghề, cách làm hay được nhân rộng ở cơ sở."},
    "Các đại biểu trao đổi về phong trào bốn đổi mới kỹ thuật, lao động giỏi, quản lý giỏi.",
    CONCLUSION,
    (
        {"title": "Hồ sơ hành chính trả đúng hẹn, không có kiến nghị", "kind": "collective",
         "unit": "Văn phòng", "year": 2017, "found_on": date(2017, 12, 12), "found_by": "result",
         "publish": True,
         "story": "Bộ phận một cửa công khai từng bước, nhắc hạn trước hai ngày làm việc và xin "
                  "lỗi bằng văn bản nếu chậm. Nhiều năm liền hồ sơ được trả đúng hẹn.",
         "taken_up": (("Quản lý Xuất nhập khẩu", "Nhắc hạn trước hai ngày làm việc"),
                      ("Quản lý Thương mại", "Công khai từng bước xử lý"))},
    ),
)  # fmt: skip
PLACES = {"hatinh": HATINH, "hanoi": HANOI}
