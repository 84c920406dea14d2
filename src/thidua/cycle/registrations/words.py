"""Words of a registration."""

from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("registration", "Đang soạn")
    SUBMITTED = "submitted", pgettext_lazy("registration", "Đã gửi")
    RETURNED = "returned", pgettext_lazy("registration", "Trả lại để sửa")
    ACCEPTED = "accepted", _("Đã chấp nhận")


OPEN_TO_UNIT = (State.DRAFT, State.RETURNED)
"""States in which the unit writes in it."""

WHY_WORDS = {
    "eligible": _("rà soát: đủ tiêu chuẩn"),
    "if_good": _("rà soát: đủ nếu năm nay hoàn thành tốt nhiệm vụ"),
    "if_excellent": _("rà soát: đủ nếu năm nay hoàn thành xuất sắc nhiệm vụ"),
    "near": _("rà soát: còn thiếu một điều kiện"),
    "typed": _("đơn vị thêm"),
}


def why_word(why: str, year: int | None = None) -> str:
    """Where a title of a registration comes from; empty where that was not kept."""
    if year is not None:
        return _now("được tặng năm %(year)s") % {"year": year}
    return str(WHY_WORDS.get(why, ""))
