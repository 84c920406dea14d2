"""The words of a verdict on the pages and papers of this room."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OVERALL_WORDS = {
    "eligible": gettext_lazy("đủ tiêu chuẩn"),
    "on_hold": gettext_lazy("tạm dừng xét"),
    "undetermined": gettext_lazy("chưa xác định"),
    "not_eligible": gettext_lazy("chưa đủ tiêu chuẩn"),
    "not_in_force": gettext_lazy("không còn hiệu lực"),
    "not_applicable": gettext_lazy("không thuộc đối tượng"),
}
SHORT_WORDS = {
    "eligible": gettext_lazy("Đủ"),
    "near": gettext_lazy("Thiếu 1"),
    "on_hold": gettext_lazy("Tạm dừng"),
    "undetermined": gettext_lazy("Chưa rõ"),
    "not_eligible": gettext_lazy("Chưa"),
    "not_in_force": gettext_lazy("Hết hiệu lực"),
    "not_applicable": gettext_lazy("–"),
}
STATUS_WORDS = {
    "met": gettext_lazy("đạt"),
    "not_met": gettext_lazy("chưa đạt"),
    "unknown": gettext_lazy("chưa rõ"),
    "attested": gettext_lazy("cần xác nhận"),
    "procedure": gettext_lazy("xét trong đợt"),
    "standing": gettext_lazy("bộ phận thường trực xác nhận"),
}
SURENESS_WORDS = {
    "verified": gettext_lazy("đã đối chiếu văn bản"),
    "to_confirm": gettext_lazy("cần đối chiếu văn bản"),
    "draft": gettext_lazy("dự thảo"),
    "unknown": gettext_lazy("chưa đọc được văn bản"),
}

VERDICT_FILTERS = {
    "eligible": gettext_lazy("Đủ tiêu chuẩn"),
    "likely": gettext_lazy("Tạm tính đủ tiêu chuẩn"),
    "hopeful": gettext_lazy("Đủ nếu được xếp loại tốt, xuất sắc"),
    "near": gettext_lazy("Còn thiếu một điều kiện"),
    "forgotten": gettext_lazy("Đủ tiêu chuẩn, chưa từng được tặng"),
    "undetermined": gettext_lazy("Chưa xác định"),
    "on_hold": gettext_lazy("Tạm dừng xét"),
    "not_eligible": gettext_lazy("Chưa đủ tiêu chuẩn"),
    "held": gettext_lazy("Đã được tặng cho năm này"),
}
RATING_LETTERS = {
    "excellent": gettext_lazy("HTXS"),
    "good": gettext_lazy("HTT"),
    "completed": gettext_lazy("HT"),
    "not_completed": gettext_lazy("KHT"),
}
READING_WORDS = {
    "last_verified": gettext_lazy("Theo văn bản đã đối chiếu gần nhất"),
    "draft": gettext_lazy("Theo dự thảo"),
    "noted": gettext_lazy("Theo nội dung đã ghi, chưa đối chiếu"),
    "amended": gettext_lazy("Theo quy định mới (có lợi hơn thì được áp dụng)"),
}
LEVEL_WORDS = {
    "base": gettext_lazy("Cấp cơ sở"),
    "ministry_province": gettext_lazy("Cấp bộ, tỉnh"),
    "government": gettext_lazy("Chính phủ, Thủ tướng"),
    "state": gettext_lazy("Chủ tịch nước"),
}


def overall_word(code: str) -> str:
    return str(OVERALL_WORDS[code])


def short_word(shape: str) -> str:
    return str(SHORT_WORDS[shape])


def full_word(shape: str) -> str:
    """The word of a shape as it stands in an export."""
    return _("còn thiếu một điều kiện") if shape == "near" else overall_word(shape)


def hope_word(waits: int) -> str:
    """Which rating of the year would settle an open result well."""
    return {0: "", 1: _("đủ nếu HTT"), 2: _("đủ nếu HTXS")}[waits]


def hope_sentence(waits: int, year: int) -> str:
    """The same as a sentence."""
    if not waits:
        return ""
    rating = {1: _("hoàn thành tốt nhiệm vụ"), 2: _("hoàn thành xuất sắc nhiệm vụ")}[waits]
    return _("Nếu năm %(year)s được xếp loại %(rating)s: đủ tiêu chuẩn (tạm tính)") % {
        "year": year, "rating": rating
    }  # fmt: skip
