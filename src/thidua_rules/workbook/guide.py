"""The first sheet of the template: what to fill, in plain words."""

from __future__ import annotations

from typing import Any

from thidua_rules.sources.sheets import GUIDE_SHEET, SHEETS
from thidua_rules.workbook.styles import PALE, Book

_STEPS = (
    "Điền sheet «Đơn vị» và «Nhân sự» trước; các sheet sau gọi lại đúng tên đã ghi ở đó.",
    "Cột nền đỏ có dấu * là cần điền. Cột nền xám có thể để trống.",
    "Di chuột lên tiêu đề cột để xem cách ghi; nhiều cột có danh sách chọn sẵn.",
    "Chỉ điền sheet nào có dữ liệu. Sheet trống không sao.",
    "Lưu tệp kiểu .xlsx, rồi nộp vào phần mềm. Phần mềm cho xem trước, chưa ghi gì vào sổ.",
    "Ô nào có vấn đề, phần mềm trả lại tệp này với ô đó được tô màu, ghi chú và sheet «Lỗi».",
)
_WAYS = (
    ("Năm", "Là năm thành tích, không phải năm ra quyết định. Ghi 2024; giai đoạn ghi 2019-2023."),
    ("Ngày", "ngày/tháng/năm: 22/11/2024. «Đến hết ngày» là ngày cuối cùng còn tính."),
    ("Mã số", "Định dạng ô là Text để giữ các số 0 ở đầu, ví dụ 001234."),
    ("Trùng họ tên", "Ghi mã số hoặc ngày sinh ở mọi sheet để phân biệt hai người trùng tên."),
    (
        "Danh hiệu, hình thức",
        "Chọn trong danh mục, hoặc viết như thường dùng: CSTĐCS, LĐTT, BK UBND tỉnh, HCLĐ hạng Ba.",
    ),
    (
        "Quyết định",
        (
            "Ví dụ 1234/QĐ-UBND. Chưa có số quyết định thì để trống: dòng vẫn được nhận, "
            "ghi «chưa có minh chứng»."
        ),
    ),
    (
        "Nội dung",
        (
            "Chép trích yếu của quyết định; phần mềm dựa vào đó gợi ý loại hình khen thưởng "
            "để xác nhận."
        ),
    ),
    (
        "Danh sách ngang",
        (
            "Có thể dán bảng mỗi người một dòng, mỗi năm một cột; nhiều danh hiệu trong một ô "
            "cách nhau bằng dấu chấm phẩy."
        ),
    ),
    (
        "Đủ dữ liệu",
        (
            "Ghi khoảng năm đã nhập đủ. Trong khoảng này, không có dòng nghĩa là không có; "
            "ngoài khoảng là chưa biết."
        ),
    ),
    ("Kỷ luật, tạm dừng xét", "Chỉ bộ phận thường trực điền và xem hai sheet này."),
)


def write_guide(book: Book) -> None:
    """Write the sheet «Hướng dẫn»."""
    sheet = book.sheet(GUIDE_SHEET, portrait=True)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 84)
    sheet.write_string(0, 0, "MẪU DỮ LIỆU THI ĐUA, KHEN THƯỞNG", book.heading())
    sheet.set_row(0, 30)
    row = _section(book, sheet, 2, "Cách điền", [(f"Bước {n}", t) for n, t in enumerate(_STEPS, 1)])
    row = _section(book, sheet, row + 1, "Cách ghi", list(_WAYS))
    offered = [(shape.title, shape.note) for shape in SHEETS if shape.offered]
    _section(book, sheet, row + 1, "Các sheet", offered)


def _section(book: Book, sheet: Any, top: int, title: str, lines: list[tuple[str, str]]) -> int:
    """Write a titled block; returns the row after it."""
    sheet.write_string(top, 0, title, book.style(bold=True, font_size=13))
    for row, (name, text) in enumerate(lines, start=top + 1):
        sheet.write_string(row, 0, name, book.cell(bold=True, bg_color=PALE))
        sheet.write_string(row, 1, text or "Mỗi dòng một mục.", book.cell())
        book.fit(sheet, row, (name, text), (24, 84))
    return top + len(lines) + 1
