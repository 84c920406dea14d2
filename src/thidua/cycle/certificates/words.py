"""Words of the room, and what a certificate is worth at this moment."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Mode(models.TextChoices):
    WHOLE = "whole", _("In cả trang, khung do hệ thống vẽ")
    BLANK = "blank", _("Chỉ in chữ lên phôi in sẵn")


class Stage(models.TextChoices):
    WAITING = "waiting", _("Đang lập tệp in")
    MADE = "made", _("Đã có tệp in")


class Worth(models.TextChoices):
    """Follows the award in the registry: never kept, always asked."""

    VALID = "valid", _("Có giá trị")
    REVOKED = "revoked", _("Khen thưởng đã bị hủy bỏ, thu hồi")
    REPLACED = "replaced", _("Đã được cấp đổi, cấp lại bằng bản khác")


PARTS = {
    "authority": _("Nơi tặng"),
    "verb": _("Chữ «Tặng»"),
    "award": _("Tên danh hiệu, hình thức"),
    "recipient": _("Người, tập thể được tặng"),
    "detail": _("Chức vụ, đơn vị"),
    "wording": _("Thành tích"),
    "decision": _("Số, ngày quyết định"),
    "book": _("Số sổ vàng"),
    "dateline": _("Địa danh, ngày tháng"),
    "capacity": _("Chức vụ người ký"),
    "signer": _("Họ tên người ký"),
    "code": _("Mã tra cứu"),
}
"""The texts of a certificate that have a place of their own on the sheet."""
