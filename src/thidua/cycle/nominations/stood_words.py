"""How a subject stood in the sweep, as the minutes and the meeting's list say it."""

from django.utils.translation import gettext_lazy as _

STOOD_WORDS = {
    "eligible": _("đủ tiêu chuẩn"),
    "likely": _("tạm tính đủ"),
    "hopeful": _("chờ xếp loại"),
}
