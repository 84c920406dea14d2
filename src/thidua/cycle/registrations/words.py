"""Words of a registration."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("registration", "Đang soạn")
    SUBMITTED = "submitted", pgettext_lazy("registration", "Đã gửi")
    RETURNED = "returned", pgettext_lazy("registration", "Trả lại để sửa")
    ACCEPTED = "accepted", _("Đã chấp nhận")


OPEN_TO_UNIT = (State.DRAFT, State.RETURNED)
"""States in which the unit writes in it."""
