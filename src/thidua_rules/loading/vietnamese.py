"""What the loader says is wrong with a law or an overlay file, said in Vietnamese.

Messages are written once, in English, where the fault is found; here stands the Vietnamese of
each pattern, with the same words in its gaps.
"""

from __future__ import annotations

import re
from functools import lru_cache

WORDS = {
    "percent": "phần trăm", "months": "tháng", "years": "năm", "working_days": "ngày làm việc",
    "more": "lớn hơn", "less": "nhỏ hơn", "no more": "không hơn",
}  # fmt: skip
SAYINGS = {
    # -- the text itself
    "the file cannot be read ({})": "không đọc được tệp ({})",
    "Check the path and save the file as UTF-8 text":
        "Kiểm tra đường dẫn và lưu tệp dạng văn bản UTF-8",
    "the file is empty": "tệp rỗng",
    "Write the content or delete the file": "Viết nội dung hoặc xóa tệp",
    "a tab stands in this line": "dòng này có dấu Tab",
    "Put spaces in its place (two for each step in)":
        "Thay bằng dấu cách (mỗi bậc thụt vào hai dấu cách)",
    "curly quotes (“ ”) stand in this line": "dòng này có dấu nháy cong (“ ”)",
    "Write straight quotes (\" or '), or none": "Viết dấu nháy thẳng (\" hoặc '), hoặc bỏ dấu nháy",
    "there is no space after the colon": "sau dấu hai chấm thiếu dấu cách",
    "Write «key: value» with a space after the colon":
        "Viết «khóa: giá trị», sau dấu hai chấm có một dấu cách",
    "a value with «: » in it has no quotes": "giá trị có «: » bên trong mà không có dấu nháy",
    "Put the whole value between ' and '": "Đặt cả giá trị giữa hai dấu '",
    "the quote that opens here is not closed": "dấu nháy mở ở đây chưa đóng",
    "Close it with the same mark": "Đóng bằng đúng dấu ấy",
    "the bracket that opens here is not closed": "dấu ngoặc mở ở đây chưa đóng",
    "Close it with } or ]": "Đóng bằng }} hoặc ]",
    "this line does not begin under the lines of its group":
        "dòng này không thẳng hàng với các dòng cùng nhóm",
    "Begin it under their first letter, with spaces":
        "Bắt đầu thẳng dưới chữ đầu của các dòng ấy, bằng dấu cách",
    "this file is not read: its name does not end in «.yaml»":
        "tệp này không được đọc: tên tệp không kết thúc bằng «.yaml»",
    "Rename it to «{}»": "Đổi tên thành «{}»",
    "not valid YAML: {}": "viết sai cú pháp YAML ({})",
    "Check indentation, quotes and colons on this line":
        "Kiểm tra thụt dòng, dấu nháy và dấu hai chấm ở dòng này và dòng ngay trên",
    "Save the file as UTF-8 text": "Lưu tệp dạng văn bản UTF-8",
    "a second document starts here": "một tài liệu thứ hai bắt đầu ở đây",
    "Remove the line «---»": "Xóa dòng «---»",
    "the key «{}» is repeated": "khóa «{}» viết hai lần",
    "Keep one of the two": "Giữ lại một",
    "a mapping (key: value) is expected here": "ở đây cần các dòng «khóa: giá trị»",
    "Write it as «key: value»": "Viết thành «khóa: giá trị»",
    "a list is expected here": "ở đây cần một danh sách",
    "Start each entry with «- » or use [a, b]": "Mở đầu mỗi mục bằng «- » hoặc viết [a, b]",
    "text is expected here": "ở đây cần một giá trị",
    "Write one value, not a list or a mapping": "Viết một giá trị, không viết danh sách",
    # -- words
    "unknown word «{}»": "không có từ «{}»",
    "Did you mean «{}»": "Có phải «{}» không",
    "Use one of: {}": "Dùng một trong: {}",
    "«{}» is missing": "thiếu «{}»",
    "Add «{}:» here": "Thêm «{}:» vào đây",
    "Add «{}:»": "Thêm «{}:»",
    "«{}» is not a date": "«{}» không phải là ngày",
    "Write it as YYYY-MM-DD, for example {}": "Viết NĂM-THÁNG-NGÀY, ví dụ {}",
    "Write it as {}": "Viết là {}",
    "«{}» is not a whole number": "«{}» không phải là số nguyên",
    "Write a number from {} to {}": "Viết một số từ {} đến {}",
    "Write {} without the sign": "Viết {}, bỏ ký hiệu",
    "«{}» is neither true nor false": "«{}» không phải true hay false",
    "Write true or false": "Viết true hoặc false",
    # -- citations
    "this value is not cited": "giá trị này chưa dẫn điều khoản",
    "Add «cite: <instrument> Điều …»": "Thêm «cite: <mã văn bản> Điều …»",
    "no sureness is given": "chưa ghi mức chắc chắn",
    "Add «sure: verified» (or to_confirm, draft, unknown)":
        "Thêm «sure: verified» (hoặc to_confirm, draft, unknown)",
    "no instrument stands before the article": "trước điều khoản chưa ghi mã văn bản",
    "Write «cite: <code> {}»": "Viết «cite: <mã> {}», mã là «code» của tệp này",
    "unknown instrument «{}»": "không có văn bản nào mang mã «{}»",
    "Use a code of instruments/ or add its file":
        "Dùng mã của một văn bản đã có, hoặc khai báo văn bản ở «instrument:» của tệp này",
    "unknown source «{}»": "không có nguồn «{}»",
    "Add it to instruments/sources.yaml": "Khai báo nguồn ở «sources:» của tệp này",
    "verified, but no source is named": "ghi là đã đối chiếu mà không nêu nguồn",
    "Add «seen:» with a key of sources.yaml": "Thêm «seen:» với một khóa của «sources:»",
    # -- criteria
    "{} leaf words stand here": "ở đây có {} từ điều kiện",
    "Write exactly one leaf word a criterion": "Mỗi điều kiện viết đúng một từ điều kiện",
    "the criterion has no «{}»": "điều kiện thiếu «{}»",
    "the procedure has no «{}»": "thủ tục thiếu «{}»",
    "the id «{}» stands twice in this version": "mã «{}» đã có trong tiêu chuẩn này",
    "Give each criterion its own id": "Đặt cho mỗi điều kiện một mã riêng",
    "an empty group": "nhóm không có điều kiện nào",
    "Add a criterion or delete the group": "Thêm điều kiện hoặc xóa nhóm",
    "version {}: no award «{}»": "không có danh hiệu, hình thức «{}» (ở {})",
    "version {}: rolls do not count members with «{}»": "không đếm được thành viên có «{}» (ở {})",
    # -- overlays
    "no overlay «{}»": "không có quy định riêng «{}»",
    "no such folder": "không có thư mục này",
    "Name the folder that holds the overlay files": "Ghi đúng thư mục chứa các tệp quy định riêng",
    "the code «{}» is not the file's name": "mã «{}» không trùng với tên tệp",
    "Write «code: {}» or rename the file": "Viết «code: {}» hoặc đổi tên tệp",
    "the overlay ends before it starts": "ngày hết hiệu lực trước ngày có hiệu lực",
    "Correct «from:» or «to:»": "Sửa «from:» hoặc «to:»",
    "the file says «empty: true» and has «{}:»": "tệp ghi «empty: true» mà lại có «{}:»",
    "Delete «empty: true» once rules are typed in": "Xóa dòng «empty: true» khi đã điền quy định",
    "the setting «{}» is declared by no award and no principle":
        "không có điểm «{}» nào được giao cho bộ, tỉnh quy định",
    "«{}» takes one value, {} stand here": "«{}» chỉ nhận một giá trị, ở đây có {}",
    "Write one value": "Viết một giá trị",
    "«{}» cannot be «{}»": "«{}» không thể là «{}»",
    "«{}» is not a day of the year": "«{}» không phải là một ngày trong năm",
    "Write it as MM-DD, for example {}": "Viết THÁNG-NGÀY, ví dụ {}",
    "«{}» is not a whole number of {}": "«{}» không phải là số nguyên ({})",
    "Write a number from {} to {}, without any sign":
        "Viết một số từ {} đến {}, không kèm ký hiệu",
    "the law lets «{}» be {} to {}, not {}": "luật chỉ cho «{}» từ {} đến {}, không cho {}",
    "this would loosen the law: {} asks {}, the overlay {}":
        "như vậy là nới lỏng luật: {} đòi {}, quy định riêng ghi {}",
    "this would loosen the law: «{}» asks {} {}, the overlay {}":
        "như vậy là nới lỏng luật: điều kiện «{}» đòi {} {}, quy định riêng ghi {}",
    "Write {} or {}, or start the overlay later":
        "Viết {} hoặc {}, hoặc để quy định bắt đầu muộn hơn",
    "Write {} or {}, or delete this entry": "Viết {} hoặc {}, hoặc xóa mục này",
    "nothing is added here": "mục này không thêm gì",
    "Add «all:» with criteria, or «procedures:»":
        "Thêm «all:» với các điều kiện, hoặc «procedures:»",
    "no branch «{}» stands in this standard": "tiêu chuẩn này không có điểm «{}»",
    "Use a letter of the standard, or leave «branch:» out":
        "Dùng một điểm có trong tiêu chuẩn, hoặc bỏ «branch:»",
    "no criterion «{}» stands in this standard": "tiêu chuẩn này không có điều kiện «{}»",
    "this criterion is a doubt of the law, not a number":
        "điều kiện này là chỗ luật chưa rõ, không phải một con số",
    "Settle it under «set:» instead": "Chọn cách hiểu ở «set:»",
    "no stricter number stands here": "mục này không có con số nào chặt hơn",
    "Write one of: {}": "Viết một trong: {}",
    "This criterion has no number; add a criterion of your own under «adds:»":
        "Điều kiện này không có con số; hãy thêm điều kiện riêng ở «adds:»",
    "«{}» is given above ministries and provinces; the law does not leave it to them":
        "«{}» do cấp trên bộ, tỉnh tặng; luật không giao cho bộ, tỉnh quy định",
    "Take this entry out": "Bỏ mục này",
    "«{}» has no standard for {}": "«{}» không có tiêu chuẩn cho {}",
    "Its standards are for: {}": "Tiêu chuẩn của nó dành cho: {}",
    "no version of «{}» is in force between the overlay's dates":
        "không có tiêu chuẩn nào của «{}» có hiệu lực trong thời gian của quy định này",
    "Correct «from:» and «to:», or take this entry out":
        "Sửa «from:» và «to:», hoặc bỏ mục này",
    "the rules of «{}» and of «{}» cannot judge together":
        "quy định của «{}» và của «{}» không thể cùng dùng để xét",
    "Keep the overlay of one of them": "Giữ quy định của một nơi",
    "«{}» overlaps «{}» in time": "«{}» trùng thời gian với «{}»",
    "Let the earlier one end with «to: {}»": "Cho quy định trước hết hiệu lực bằng «to: {}»",
}  # fmt: skip


def in_vietnamese(message: str) -> str | None:
    """The message in Vietnamese; None where its pattern is not among the sayings."""
    for pattern, saying in _patterns():
        found = pattern.fullmatch(message)
        if found:
            return saying.format(*(WORDS.get(word, word) for word in found.groups()))
    return None


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Longer messages first: a short one may be the beginning of a long one."""
    ordered = sorted(SAYINGS, key=len, reverse=True)
    return tuple((re.compile(re.escape(said).replace(r"\{\}", "(.+?)"), re.DOTALL), SAYINGS[said])
                 for said in ordered)  # fmt: skip
