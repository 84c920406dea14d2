"""Words of a verdict (design of the verdict: never a bare yes or no)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OVERALL_WORDS = {
    "eligible": gettext_lazy("đủ tiêu chuẩn"),
    "on_hold": gettext_lazy("tạm dừng xét"),
    "undetermined": gettext_lazy("chưa xác định"),
    "not_eligible": gettext_lazy("chưa đủ tiêu chuẩn"),
    "not_in_force": gettext_lazy("chưa/không còn hiệu lực"),
    "not_applicable": gettext_lazy("không thuộc đối tượng"),
}


def verdict_word(overall: str, *, near: bool = False) -> str:
    return _("còn thiếu một điều kiện") if near else str(OVERALL_WORDS[overall])
