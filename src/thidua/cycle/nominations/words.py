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


def overall_word(code: str) -> str:
    return str(OVERALL_WORDS[code])


def short_word(shape: str) -> str:
    return str(SHORT_WORDS[shape])


def full_word(shape: str) -> str:
    """The word of a shape as it stands in an export."""
    return _("còn thiếu một điều kiện") if shape == "near" else overall_word(shape)
