"""Words of a year, a movement, a target and a task."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class YearState(models.TextChoices):
    OPEN = "open", pgettext_lazy("year", "Đang mở")
    CLOSED = "closed", pgettext_lazy("year", "Đã khóa sổ")


class MovementKind(models.TextChoices):
    REGULAR = "regular", _("Thường xuyên hằng năm")
    THEMATIC = "thematic", _("Theo chuyên đề")
    CONTEST = "contest", _("Hội thi, cuộc thi")


class MovementState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("movement", "Đang soạn")
    LAUNCHED = "launched", _("Đã phát động")
    CLOSED = "closed", _("Đã tổng kết")


class Shape(models.TextChoices):
    """What a target's value says of its indicator."""

    GROWTH = "growth", _("Tăng trưởng so với năm trước (%)")
    LEVEL = "level", _("Mức đạt trong năm")
    SHARE = "share", _("Tỷ lệ, tỷ trọng (%)")
    COUNT = "count", _("Số lượng")


class Better(models.TextChoices):
    HIGHER = "higher", _("Càng cao càng tốt")
    LOWER = "lower", _("Càng thấp càng tốt")


class TaskState(models.TextChoices):
    OPEN = "open", _("Đang làm")
    DONE = "done", _("Đã xong")
    DROPPED = "dropped", _("Không làm nữa")
