"""Words of events and of inheritance."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thidua.foundation.organisations.kinds import ChangeKind


class EventKind(models.TextChoices):
    RENAMED = ChangeKind.RENAMED.value, ChangeKind.RENAMED.label
    MOVED = ChangeKind.MOVED.value, ChangeKind.MOVED.label
    MERGED = ChangeKind.MERGED.value, _("Hợp nhất, sáp nhập")
    SPLIT = ChangeKind.SPLIT.value, ChangeKind.SPLIT.label
    CLOSED = ChangeKind.CLOSED.value, _("Giải thể, chấm dứt hoạt động")
    RESTORED = "restored", _("Lập lại")


class Status(models.TextChoices):
    PLANNED = "planned", _("Chờ đến ngày")
    DONE = "done", _("Đã ghi")
    STOPPED = "stopped", _("Đến ngày nhưng chưa ghi được")


class Ground(models.TextChoices):
    """How one collective came after another."""

    MERGED = EventKind.MERGED.value, EventKind.MERGED.label
    SPLIT = EventKind.SPLIT.value, EventKind.SPLIT.label
    RESTORED = EventKind.RESTORED.value, EventKind.RESTORED.label


class Takes(models.TextChoices):
    """What the successor takes over, as confirmed."""

    OPEN = "", _("Chưa xác nhận")
    NOTHING = "nothing", _("Không kế thừa")
    AWARDS = "awards", _("Kế thừa danh hiệu, khen thưởng đã nhận")
    ALL = "all", _("Kế thừa cả chuỗi năm: xếp loại, danh hiệu, khen thưởng, cụm khối")


class Along(models.TextChoices):
    """What becomes of the people of a unit that ends."""

    GO = "go", _("Đi theo: chức vụ đang giữ chuyển sang đơn vị mới từ ngày này")
    STAY = "stay", _("Chưa chuyển: từng người sẽ được điều chuyển sau")
