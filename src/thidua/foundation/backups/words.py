"""Why a backup was made, as its file name and the reader see it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    DAILY = "hang-ngay", _("Hằng ngày")
    ASKED = "theo-yeu-cau", _("Theo yêu cầu")
    SAFETY = "an-toan", _("Trước khi phục hồi")
