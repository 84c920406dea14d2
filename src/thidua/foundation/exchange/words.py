"""States of a batch, outcomes of its lines, and tables, as the reader sees them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    PREVIEWED = "previewed", _("Chờ quyết định")
    IMPORTED = "imported", _("Đã nhập")
    UNDONE = "undone", _("Đã hoàn tác")
    DISCARDED = "discarded", _("Đã bỏ")


class Outcome(models.TextChoices):
    """What a line of the file comes to."""

    NEW = "new", _("Mới")
    CHANGED = "changed", _("Khác với sổ")
    SAME = "same", _("Trùng với sổ")
    WAITING = "waiting", _("Chờ chọn")
    REFUSED = "refused", _("Không nhận được")
    ERROR = "error", _("Lỗi")
    WARNING = "warning", _("Lưu ý")


class Result(models.TextChoices):
    """What became of a line once the batch was decided."""

    NOTHING = "", _("Không ghi")
    WRITTEN = "written", _("Đã ghi")
    REMOVED = "removed", _("Đã gỡ")
    RESTORED = "restored", _("Đã trả lại như cũ")
    KEPT = "kept", _("Giữ lại")


TABLE_WORDS = {
    "subjects": _("Đơn vị, nhân sự"),
    "identities": _("Số định danh"),
    "ratings": _("Xếp loại"),
    "awards": _("Khen thưởng"),
    "initiatives": _("Sáng kiến, đề tài"),
    "achievements": _("Thành tích"),
    "discipline": _("Kỷ luật"),
    "holds": _("Tạm dừng xét"),
    "posts": _("Chức vụ"),
    "retirements": _("Nghỉ hưu"),
    "absences": _("Thời gian vắng"),
    "members": _("Quân số năm"),
    "blocs": _("Cụm, khối"),
    "body_ratings": _("Xếp loại Đảng, đoàn thể"),
    "coverage": _("Đủ dữ liệu"),
    "attested": _("Điều được xác nhận"),
    "events": _("Sắp xếp tổ chức"),
    "overlays": _("Quy định riêng"),
    "memberships": _("Biên chế từng năm"),
    "proposals": _("Đề nghị"),
}

SECRET_TABLES = ("discipline", "holds")
"""Tables only the standing body and the auditor may know of."""
