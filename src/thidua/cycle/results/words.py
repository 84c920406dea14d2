"""Words of a score sheet."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SheetState(models.TextChoices):
    OPEN = "open", _("Đang tự chấm")
    VERIFIED = "verified", _("Đã thẩm định")
    RANKED = "ranked", _("Đã xếp hạng")
