"""Kinds of organisation, and the dated events of their lives."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    MINISTRY = "ministry", _("Bộ, ban, ngành")
    PROVINCE = "province", _("Tỉnh, thành phố")
    DEPARTMENT = "department", _("Sở")
    DIVISION = "division", _("Phòng")
    UNIT = "unit", _("Đơn vị trực thuộc")
    ENTERPRISE = "enterprise", _("Doanh nghiệp")
    COMMUNE = "commune", _("Xã, phường, đặc khu")
    DISTRICT = "district", _("Huyện, quận")
    DISTRICT_OFFICE = "district_office", _("Phòng của huyện, quận")
    BLOC = "bloc", _("Cụm, khối thi đua")
    BODY = "body", _("Tổ chức đảng, đoàn thể")
    HOUSEHOLD = "household", _("Hộ gia đình")
    OTHER = "other", _("Tổ chức khác")


class ChangeKind(models.TextChoices):
    FOUNDED = "founded", _("Thành lập")
    RENAMED = "renamed", _("Đổi tên")
    MOVED = "moved", _("Chuyển cấp trên")
    MERGED = "merged", _("Sáp nhập")
    SPLIT = "split", _("Chia, tách")
    CLOSED = "closed", _("Chấm dứt hoạt động")


HISTORY = (Kind.DISTRICT, Kind.DISTRICT_OFFICE)
"""Kinds that have ended everywhere: the district level, on DISTRICTS_END."""

DISTRICTS_END = date(2025, 7, 1)

NOT_JUDGED = (Kind.BLOC,)
"""Kinds that gather others and are no recipients themselves."""
