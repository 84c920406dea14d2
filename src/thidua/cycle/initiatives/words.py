"""Words of a submission, a likeness and a confirmation."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Of a submission. ``forwarded``: with the council, or proposed to a higher level."""

    DRAFT = "draft", pgettext_lazy("submission", "Đang viết")
    SUBMITTED = "submitted", pgettext_lazy("submission", "Đã nộp")
    IN_REVIEW = "in_review", _("Đang thẩm định")
    FORWARDED = "forwarded", _("Trình hội đồng")
    RECOGNISED = "recognised", _("Được công nhận")
    DECLINED = "declined", _("Không công nhận")
    WITHDRAWN = "withdrawn", pgettext_lazy("submission", "Đã rút")


RETURNED = pgettext_lazy("submission", "Trả lại để sửa")
"""A draft that was handed in before."""


class Verdict(models.TextChoices):
    """What a person says of two submissions that look alike."""

    OPEN = "open", _("Chờ xem xét")
    SAME = "same", _("Trùng nội dung")
    DIFFERENT = "different", _("Khác nhau")


class Form(models.TextChoices):
    """How a wider scope is confirmed: Decree 152/2025 Article 33.6, form 13."""

    DECISION = "decision", _("Quyết định")
    FORM_13 = "form_13", _("Văn bản xác nhận (Mẫu 13)")


class Outcome(models.TextChoices):
    WAITING = "waiting", _("Đang chờ kết quả")
    CONFIRMED = "confirmed", _("Được công nhận, xác nhận")
    REFUSED = "refused", _("Không được công nhận")


LIVE = (State.DRAFT, State.SUBMITTED, State.IN_REVIEW, State.FORWARDED)
"""Still on its way: neither decided nor given up."""

ON_THEIR_WAY = LIVE[1:]
"""Handed in, and not decided yet."""
