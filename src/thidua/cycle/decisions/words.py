"""Words of a decision: its kind, the way it goes, its states, the outcome of a proposal."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Kind(models.TextChoices):
    AWARD = "award", _("Quyết định khen thưởng")
    INITIATIVE = "initiative", _("Quyết định công nhận sáng kiến")
    PROPOSAL = "proposal", _("Tờ trình cấp trên")


class Way(models.TextChoices):
    """``here``: numbered and signed in this system; ``outside``: through the document system."""

    HERE = "here", _("Ký tại hệ thống này")
    OUTSIDE = "outside", _("Ký qua hệ thống văn bản của tỉnh")


class State(models.TextChoices):
    """``sent_out``: with the document system. ``signed``: the signed paper is kept. ``issued``: in
    force; of a proposal, sent to whom it is addressed."""

    DRAFT = "draft", _("Đang soạn")
    FROZEN = "frozen", _("Đã chốt danh sách")
    SENT_OUT = "sent_out", _("Đang ở hệ thống văn bản")
    SIGNED = "signed", pgettext_lazy("decision", "Đã ký")
    ISSUED = "issued", _("Đã ban hành")
    ANNULLED = "annulled", _("Đã hủy bỏ")


class Addressee(models.TextChoices):
    HOME_AFFAIRS = "home_affairs", _("Tỉnh, qua Sở Nội vụ")
    MINISTRY = "ministry", _("Bộ")


class Outcome(models.TextChoices):
    """Of a line of a proposal."""

    WAITING = "waiting", _("Đang chờ kết quả")
    GRANTED = "granted", _("Được tặng")
    REFUSED = "refused", _("Không được tặng")


CHANGEABLE = (State.DRAFT,)
"""States in which the list may be changed."""

DONE = (State.SIGNED, State.ISSUED, State.ANNULLED)
"""States in which number, day and signed paper stand for good."""
