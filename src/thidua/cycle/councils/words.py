"""Words of the room: kinds of council, parts of its members, states of a sitting and a ballot."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

INITIATIVE = "initiative"
"""What stands for an award on a ballot about initiatives; the law data has none of that code."""


class Kind(models.TextChoices):
    EMULATION = "emulation", _("Hội đồng thi đua, khen thưởng")
    INITIATIVE = "initiative", _("Hội đồng sáng kiến")


class Part(models.TextChoices):
    CHAIR = "chair", _("Chủ tịch hội đồng")
    VICE_CHAIR = "vice_chair", _("Phó chủ tịch hội đồng")
    SECRETARY = "secretary", _("Thư ký hội đồng")
    MEMBER = "member", _("Ủy viên")


class SittingState(models.TextChoices):
    PREPARED = "prepared", pgettext_lazy("sitting", "Đang chuẩn bị")
    OPEN = "open", pgettext_lazy("sitting", "Đang họp")
    CLOSED = "closed", pgettext_lazy("sitting", "Đã họp xong, chờ biên bản")
    MINUTED = "minuted", pgettext_lazy("sitting", "Đã có biên bản")


class Method(models.TextChoices):
    SECRET = "secret", _("Bỏ phiếu kín trên máy")
    PAPER = "paper", _("Phiếu giấy, hai người kiểm phiếu")
    HANDS = "show_of_hands", _("Giơ tay biểu quyết")


class BallotState(models.TextChoices):
    PREPARED = "prepared", pgettext_lazy("ballot", "Đang chuẩn bị")
    OPEN = "open", pgettext_lazy("ballot", "Đang bỏ phiếu")
    CLOSED = "closed", pgettext_lazy("ballot", "Đã kiểm phiếu")
    ABANDONED = "abandoned", pgettext_lazy("ballot", "Đã hủy, không kiểm")


class Choice(models.TextChoices):
    FOR = "for", _("Đồng ý")
    AGAINST = "against", _("Không đồng ý")
    BLANK = "blank", pgettext_lazy("ballot", "Để trống")


class Outcome(models.TextChoices):
    PASSED = "passed", pgettext_lazy("vote", "Đạt")
    NOT_PASSED = "not_passed", pgettext_lazy("vote", "Không đạt")
    NOT_VALID = "not_valid", pgettext_lazy("vote", "Không hợp lệ")
    UNKNOWN = "unknown", pgettext_lazy("vote", "Chưa kết luận được")


class ConflictGround(models.TextChoices):
    OWN = "own", _("Là người được xét")
    HEAD = "head", _("Là người đứng đầu tập thể được xét")
    DECLARED = "declared", _("Tự khai hoặc được nêu tại phiên họp")


FEW = 3
"""Below so many voters a count says much of each vote, however it was cast."""
