"""Words of a round: its kind and state, and the states of a review, a nomination, a remark."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RoundKind(models.TextChoices):
    ANNUAL = "annual", _("Thường xuyên hằng năm")
    SUDDEN = "sudden", _("Đột xuất")
    THEMATIC = "thematic", _("Phong trào, chuyên đề")
    LONG_SERVICE = "long_service", _("Quá trình cống hiến")


class RoundState(models.TextChoices):
    OPEN = "open", _("Đang nhận hồ sơ")
    APPRAISING = "appraising", _("Đang thẩm định")
    WITH_COUNCIL = "with_council", _("Hội đồng đang xét")
    DECIDED = "decided", _("Đã có quyết định")
    CLOSED = "closed", pgettext_lazy("round", "Đã kết thúc")


class ReviewState(models.TextChoices):
    DRAFT = "draft", _("Đang ghi biên bản")
    SIGNED = "signed", _("Đã ký")


class State(models.TextChoices):
    """Of a nomination."""

    DRAFT = "draft", _("Đang lập hồ sơ")
    SUBMITTED = "submitted", _("Đã nộp")
    RETURNED = "returned", _("Trả lại để bổ sung")
    APPRAISED = "appraised", _("Đã thẩm định")
    REFUSED = "refused", _("Không trình hội đồng")
    WITHDRAWN = "withdrawn", pgettext_lazy("nomination", "Đã rút")


OPEN_TO_UNIT = (State.DRAFT, State.RETURNED)
"""States in which the unit writes in the dossier."""

LIVE = (State.DRAFT, State.SUBMITTED, State.RETURNED, State.APPRAISED)
"""States in which a nomination takes a place in its round."""

ORDER_OF_ROUND = tuple(RoundState.values)
METHODS = {
    RoundKind.ANNUAL: "merit",
    RoundKind.SUDDEN: "sudden",
    RoundKind.THEMATIC: "thematic",
    RoundKind.LONG_SERVICE: "long_service",
}
"""The kind of commendation (loại hình khen thưởng) a round's awards are given for."""
