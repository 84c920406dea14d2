"""Why a year, a movement or a task cannot be changed now; each says what stands and what to do."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from thidua.cycle.movements.models import Movement, Task
from thidua.cycle.movements.queries import require_open
from thidua.cycle.movements.words import MovementState, TaskState


class NotNow(ValidationError):
    """Not in this state; nothing has changed."""


def require_movement(row: Movement, *wanted: MovementState) -> None:
    """Raises NotNow."""
    if row.state in wanted:
        return
    told = {
        MovementState.DRAFT: _(
            "Phong trào này đang soạn, chưa phát động. Chưa có gì thay đổi; hãy phát động trước."
        ),
        MovementState.LAUNCHED: _(
            "Phong trào này đã phát động nên không soạn hay xóa được nữa. Chưa có gì thay đổi; "
            "nếu cần, hãy sửa nội dung và ghi lý do."
        ),
        MovementState.CLOSED: _(
            "Phong trào này đã tổng kết nên không thay đổi được nữa. Chưa có gì thay đổi; hãy mở "
            "phong trào mới nếu còn việc."
        ),
    }
    raise NotNow(told[MovementState(row.state)])


def require_in_year(row: Movement) -> None:
    """A movement lives as long as the last of its years is not closed. Raises ValidationError."""
    require_open(row.organisation, row.ends.year)


def require_open_task(row: Task) -> None:
    """Raises NotNow."""
    if row.state != TaskState.OPEN:
        raise NotNow(_("Việc này đã kết thúc; chưa có gì thay đổi. Hãy giao việc mới nếu cần."))


def require_no_circle(row: Movement) -> None:
    """No movement answers, along any way, one that answers it. Raises ValidationError."""
    above, seen = row.parent, {row.pk}
    while above is not None:
        if above.pk in seen and above.pk is not None:
            raise ValidationError({
                "parent": _("Phong trào được chọn lại hưởng ứng chính phong trào này.")
            })  # fmt: skip
        seen.add(above.pk)
        above = above.parent


def unready(row: Movement) -> list[str]:
    """What a movement still lacks before it can be launched, in words; empty where nothing, and of
    one that somebody else launched: its papers may never reach the office."""
    if row.from_above:
        return []
    asked = {
        _("số văn bản phát động"): row.document_no, _("ngày văn bản"): row.document_date,
        _("nội dung, tiêu chí"): row.criteria, _("đối tượng tham gia"): row.participants,
    }  # fmt: skip
    return [word for word, value in asked.items() if not value]
