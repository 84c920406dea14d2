"""Words of a conference, of an honour list and of a role model."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ConferenceState(models.TextChoices):
    PREPARED = "prepared", pgettext_lazy("conference", "Đang chuẩn bị")
    HELD = "held", pgettext_lazy("conference", "Đã tổ chức")
    CLOSED = "closed", _("Đã có biên bản")


class Part(models.TextChoices):
    """What a delegate is at a conference."""

    PRESIDIUM = "presidium", _("Đoàn chủ tịch")
    SECRETARY = "secretary", _("Thư ký hội nghị")
    DELEGATE = "delegate", _("Đại biểu")
    GUEST = "guest", _("Khách mời")


class Honour(models.TextChoices):
    AWARD = "award", _("Trao theo quyết định")
    PRAISED = "praised", _("Biểu dương tại hội nghị")


class Subject(models.TextChoices):
    """Design: a person, a collective, or a new way of working."""

    PERSON = "person", _("Cá nhân")
    COLLECTIVE = "collective", _("Tập thể")
    WAY = "way", _("Mô hình, cách làm mới")


class Found(models.TextChoices):
    SWEEP = "sweep", _("Từ bảng rà soát")
    RESULT = "result", _("Từ kết quả vượt trội")
    MOVEMENT = "movement", _("Từ phong trào thi đua")
    PROPOSED = "proposed", _("Do đơn vị, nhân dân giới thiệu")


class ModelState(models.TextChoices):
    FOUND = "found", _("Đã phát hiện")
    FOSTERED = "fostered", _("Đang bồi dưỡng")
    PUBLISHED = "published", _("Đã công bố")
    WITHDRAWN = "withdrawn", _("Đã rút công bố")


class Uptake(models.TextChoices):
    DOING = "doing", _("Đang thực hiện")
    DONE = "done", _("Đã có kết quả")
    STOPPED = "stopped", _("Không tiếp tục")
